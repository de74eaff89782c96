"""Find the words that a cue attributes to its source, before it, after it or around it."""

from dataclasses import dataclass
from enum import IntEnum

from tasks.extraction.citing.cues import Cue
from tasks.extraction.phrases import COUNTS, DAYS, PRONOUNS, TIMES, Quotation, Span, has_words, phrase_after
from tasks.extraction.text import Document, TokenKind, lexicon

ADDRESSED = frozenset(lexicon("cues")["addressed"])
DANGLING = frozenset(lexicon("cues")["adverbials"])
SUBJECT_PRONOUNS = frozenset(lexicon("cues")["clause_pronouns"])
LONGEST_ADVERBIAL = 9
COMMAS = frozenset({",", "—", "–"})


class Side(IntEnum):
    """How strongly the words after a cue read as its content."""

    NOTHING = 0
    WORDS = 1
    CLAUSE = 2
    CITED = 3


@dataclass(slots=True)
class Scene:
    """A sentence with its quotations and the limits that cues may reach."""

    doc: Document
    first: int
    last: int
    inside: list[int]
    """For each token of the document the number of its quotation, -1 outside."""
    quotations: list[Quotation]

    def quotation_at(self, i: int) -> Quotation | None:
        """Return the quotation that token `i` is part of."""
        return self.quotations[self.inside[i]] if 0 <= i < len(self.inside) and self.inside[i] >= 0 else None

    def opens(self, i: int) -> bool:
        """Return whether a quotation opens at token `i`."""
        quotation = self.quotation_at(i)
        return quotation is not None and quotation.first == i


def right_content(scene: Scene, cue: Cue, limit: int) -> tuple[Side, Span | None]:
    """Return how the words after the cue read, and the content among them, up to token `limit`."""
    doc, i = scene.doc, cue.last
    while (
        i < limit
        and (doc.tokens[i].tag == "adverb" or doc.lower(i).endswith("self"))
        and doc.lower(i) not in {"there", "so", "most", "more"}
    ):
        i += 1
    if i >= limit:
        return Side.NOTHING, None
    token = doc.tokens[i]
    if token.lower == "that" or (scene.opens(i)):
        return Side.CITED, (i, limit)
    if token.text == ":":
        return _after_colon(scene, i, limit)
    if token.text == ";":
        return Side.NOTHING, None
    if token.text in COMMAS:
        return _after_comma(scene, i, limit)
    base = cue.lemma.split()[0]
    if token.kind is TokenKind.NUMBER and doc.lower(i + 1) in {"%", "percent", "per"}:
        return Side.CLAUSE, (i, limit)
    if base in ADDRESSED or token.tag == "preposition" or token.lower in DANGLING or _is_time(scene, i, limit):
        return _past_adverbial(scene, i, limit, base in ADDRESSED)
    if not has_words(doc, i, limit):
        return Side.NOTHING, None
    return Side.CLAUSE, (i, limit)


def _after_colon(scene: Scene, colon: int, limit: int) -> tuple[Side, Span | None]:
    """Return the words after a colon, or the quotation that opens the next paragraph."""
    if has_words(scene.doc, colon + 1, limit):
        return Side.CITED, (colon + 1, limit)
    quotation = scene.quotation_at(scene.last)
    if quotation and quotation.first == scene.last:
        return Side.CITED, (quotation.first, quotation.last)
    return Side.NOTHING, None


def _is_time(scene: Scene, i: int, limit: int) -> bool:
    """Return whether a time stands at token `i` ("Monday", "last week"), and no "this claim"."""
    word = scene.doc.lower(i)
    if word in {"this", "last", "next"}:
        return i + 1 < limit and scene.doc.lower(i + 1) in TIMES
    return word in DAYS and scene.doc.lower(i + 1) not in {"'s", "’s"}


def _after_comma(scene: Scene, comma: int, limit: int) -> tuple[Side, Span | None]:
    """Return the quotation that opens after the comma, else the words after it as weak content."""
    doc = scene.doc
    if comma + 1 >= limit:
        return Side.NOTHING, None
    if scene.opens(comma + 1):
        return Side.CITED, (comma + 1, limit)
    for j in range(comma + 1, min(limit - 1, comma + 25)):
        if doc.tokens[j].text in COMMAS and (doc.lower(j + 1) == "that" or (scene.opens(j + 1))):
            return Side.CITED, (j + 1, limit)
    return Side.NOTHING, None


def _past_adverbial(scene: Scene, i: int, limit: int, addressed: bool) -> tuple[Side, Span | None]:
    """Return the content after an addressee ("told reporters") or an adverbial ("in a statement")."""
    doc = scene.doc
    clause = None if addressed else _clause_behind_adverbial(scene, i, limit)
    if clause is not None:
        return Side.CLAUSE, (clause, limit)
    for j in range(i, min(limit, i + 25)):
        token = doc.tokens[j]
        if (token.lower == "that" and j > i) or (scene.opens(j)):
            return Side.CITED, (j, limit)
        if token.text == ":":
            return Side.CITED, (j + 1, limit)
        if token.text in COMMAS:
            side, span = _after_comma(scene, j, limit)
            return (side, span) if span else (Side.WORDS, (i, limit))
        if j > i and token.lower in SUBJECT_PRONOUNS and doc.tokens[j - 1].tag != "preposition":
            return Side.CLAUSE, (j, limit)
        if addressed and j > i and token.lower in {"to", "not", "how", "why", "whether", "what", "if", "about", "of"}:
            return Side.CLAUSE, (j, limit)
    return _behind_person(scene, i, limit) if addressed else _words_of(scene, i, limit)


def _behind_person(scene: Scene, i: int, limit: int) -> tuple[Side, Span | None]:
    """Return the words behind the one who is told ("told reporters twelve had died")."""
    person = phrase_after(scene.doc, i, limit)
    if person and person[1] < limit and has_words(scene.doc, person[1], limit):
        return Side.WORDS, (person[1], limit)
    return _words_of(scene, i, limit)


def _words_of(scene: Scene, i: int, limit: int) -> tuple[Side, Span | None]:
    return (Side.WORDS, (i, limit)) if has_words(scene.doc, i, limit) else (Side.NOTHING, None)


def _clause_behind_adverbial(scene: Scene, i: int, limit: int) -> int | None:
    """Return where a clause without "that" begins behind a prepositional phrase ("said on Tuesday the fire ...")."""
    doc = scene.doc
    if doc.tokens[i].tag != "preposition":
        return None
    phrase = phrase_after(doc, i + 1, limit)
    if phrase is None or phrase[1] >= limit:
        return None
    after = doc.tokens[phrase[1]]
    counts = after.kind is TokenKind.NUMBER or after.lower in COUNTS
    return phrase[1] if counts or (after.tag == "determiner" and after.lower not in {"that", "this", "no"}) else None


def left_content(scene: Scene, end: int) -> tuple[Span | None, bool]:
    """Return the words before a comma or closing mark at token `end - 1`, and whether they are a direct quotation."""
    doc = scene.doc
    i = end
    while i > scene.first and doc.tokens[i - 1].text in COMMAS:
        i -= 1
    quotation = scene.quotation_at(i - 1) if i > scene.first else None
    if quotation and quotation.last == i and quotation.utterance:
        return (
            min(scene.first if has_words(doc, scene.first, quotation.first) else quotation.first, quotation.first),
            i,
        ), True
    if i == end or i <= scene.first or not has_words(doc, scene.first, i):
        return None, False
    first = scene.first
    while first < i and doc.tokens[first].tag == "conjunction":
        first += 1
    return (first, i), False


def is_introduction(scene: Scene, span: Span) -> bool:
    """Return whether the words before the source only set the scene ("On Tuesday,", "In a statement on the fire,")."""
    doc, first = scene.doc, span[0]
    for j in range(span[0], span[1] + 1):
        if j == span[1] or (doc.tokens[j].text == "," and scene.inside[j] < 0):
            if j > first and not _opens_aside(doc, first):
                return False
            first = j + 1
    return True


def _opens_aside(doc: Document, i: int) -> bool:
    """Return whether a part of a sentence that begins at token `i` is an adverbial, and no count ("At least 12")."""
    token = doc.tokens[i]
    if token.lower in PRONOUNS or any(_is_count(doc, k) for k in range(i + 1, i + 4)):
        return _is_count(doc, i + 1) and token.lower in {"in", "on", "since", "by"}
    return token.tag in {"preposition", "subordinator", "adverb"} or token.lower.endswith(("ing", "ed", "ly"))


def _is_count(doc: Document, i: int) -> bool:
    return i < len(doc.tokens) and (doc.tokens[i].kind is TokenKind.NUMBER or doc.lower(i) in COUNTS)


def is_adverbial(scene: Scene, span: Span) -> bool:
    """Return whether the words after a cue are only a time, a place or a medium ("late Monday", "in a statement")."""
    tokens = scene.doc.tokens.run(span[0], span[1])
    return len(tokens) <= LONGEST_ADVERBIAL and all(token.tag != "auxiliary" for token in tokens)
