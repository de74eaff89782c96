"""Read who says so: each cited source with its cue and the words attributed to it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.extraction.contents import COMMAS, Scene, Side, is_introduction, left_content, right_content
from tasks.extraction.coreference import Referents
from tasks.extraction.cues import Cue, find_cues
from tasks.extraction.mentions import NameMention
from tasks.extraction.quotations import QUOTE_SIGNS, Quotation, find_quotations, has_words
from tasks.extraction.reading import Attribution
from tasks.extraction.sources import TIMES, Span, clause_subject, phrase_after, phrase_before, subject_before
from tasks.extraction.tokens import Document, TokenKind

ENDERS = frozenset({"who", "which", "that", *TIMES})
INVERTING = frozenset({"say", "report", "write", "add", "note", "announce", "reveal"})
CITING = frozenset({"speech", "belief", "accusation", "denial", "estimate", "commitment"})


@dataclass(slots=True)
class Cited:
    """One attribution by tokens, before it becomes a row."""

    cue: Cue
    source: Span | None
    content: list[Span]
    rule: str
    apposition: Span | None = None
    quoted: bool = False


@dataclass(slots=True)
class Turn:
    """One cue to read: its sentence, how far its content may reach, and what was read before it."""

    scene: Scene
    cue: Cue
    limit: int
    found: list[Cited]


def find_attributions(doc: Document, names: Sequence[NameMention]) -> list[Attribution]:
    """Return all attributions in the order of their cues."""
    quotations = find_quotations(doc)
    inside = [-1] * len(doc.tokens)
    for number, quotation in enumerate(quotations):
        inside[quotation.first : quotation.last] = [number] * (quotation.last - quotation.first)
    cues = [cue for cue in find_cues(doc) if not _is_spoken(cue, inside, quotations)]
    cited: list[Cited] = []
    k = 0
    while k < len(cues):
        number = doc.tokens[cues[k].first].sentence
        n = k
        while n < len(cues) and doc.tokens[cues[n].first].sentence == number:
            n += 1
        sentence = doc.sentences[number]
        scene = Scene(doc, sentence.first, sentence.last, inside, quotations)
        cited.extend(_read_sentence(scene, cues[k:n]))
        k = n
    _go_on_quoting(doc, cited, quotations)
    return _rows(doc, cited, names)


def _is_spoken(cue: Cue, inside: list[int], quotations: list[Quotation]) -> bool:
    number = inside[cue.first]
    return number >= 0 and quotations[number].utterance


def _read_sentence(scene: Scene, cues: list[Cue]) -> list[Cited]:
    """Return the attributions of one sentence, each cue read by its shape."""
    found: list[Cited] = []
    for n, cue in enumerate(cues):
        limit = _limit(scene, cues, n)
        reader = READERS[cue.shape]
        cited = reader(Turn(scene, cue, limit, found))
        if cited and cited.content:
            found.append(cited)
    return found


def _limit(scene: Scene, cues: list[Cue], n: int) -> int:
    """Return where the content after cue `n` must end: the sentence's end, or a later cue that is its equal."""
    doc = scene.doc
    for later in cues[n + 1 :]:
        if later.shape == "noun":
            continue
        before = doc.tokens[later.group - 1]
        if later.shape in {"ing", "phrase"} and before.text in COMMAS:
            return later.group - 1
        if later.shape == "finite":
            if before.lower in {"and", "but", "then"} and before.index > cues[n].last:
                return before.index
            source = subject_before(doc, later.group, max(scene.first, cues[n].last))
            if source and source[0] - 2 > cues[n].last:
                link = doc.tokens[source[0] - 1]
                if link.lower in {"and", "but", "while", "as", "though", "although", "whereas"} and (
                    doc.tokens[source[0] - 2].text in COMMAS or doc.tokens[source[0] - 2].text in QUOTE_SIGNS
                ):
                    return source[0] - 1
                if link.text in {";"}:
                    return source[0] - 1
    return scene.last


def _floor(scene: Scene, cue: Cue) -> int:
    """Return the first token that a source before the cue may reach: after the last quotation."""
    for i in range(cue.group - 1, scene.first - 1, -1):
        if scene.inside[i] >= 0 and scene.doc.tokens[i].text in QUOTE_SIGNS | {"'"}:
            quotation = scene.quotation_at(i)
            if quotation and quotation.utterance:
                return i + 1
    return scene.first


def _finite(turn: Turn) -> Cited | None:
    """Read "X said that ...", "..., X said" and "..., said X"."""
    scene, cue, limit, found = turn.scene, turn.cue, turn.limit, turn.found
    doc = scene.doc
    floor = _floor(scene, cue)
    source = subject_before(doc, cue.group, floor)
    if source is None or doc.tokens[cue.group - 1].text in COMMAS:
        inverted = _inverted(scene, cue, limit)
        if inverted:
            return inverted
    rule = f"{cue.sort}_after"
    if source is None:
        source = _shared_subject(scene, cue, found)
        side, span = right_content(scene, cue, limit)
        if span is None or source is None:
            return None
        return Cited(cue, source, _whole_quotations(scene, span), rule)
    if doc.lower(source[0] - 1) == "as" and source[0] > scene.first and cue.sort in CITING:
        return _as_put(scene, cue, source, limit)
    side, span = right_content(scene, cue, limit)
    left, quoted = left_content(scene, source[0])
    if (
        left
        and not quoted
        and (is_introduction(scene, left) or any(c.cue.last > left[0] and c.cue.first < left[1] for c in found))
        and side >= Side.WORDS
    ):
        left = None
    if quoted and side < Side.CITED:
        span = None
    if left and not quoted and side >= Side.CLAUSE:
        left = None
    if left and not quoted and span is not None:
        left = None
    content = ([left] if left else []) + ([span] if span else [])
    if left and not quoted:
        content += _resumed(scene, cue, limit)
        rule = f"{cue.sort}_before"
    elif left:
        rule = f"{cue.sort}_quoted"
    if not content:
        content = _quotation_just_before(scene)
    content = [part for span in content for part in _whole_quotations(scene, span)]
    return Cited(cue, source, content, rule, quoted=quoted)


def _resumed(scene: Scene, cue: Cue, limit: int) -> list[Span]:
    """Return the rest of a sentence that a cue between commas interrupts ("The raid, he said, killed ...")."""
    doc, i = scene.doc, cue.last
    for j in range(i, min(limit, i + 8)):
        if doc.tokens[j].text in COMMAS and has_words(doc, j + 1, limit):
            return [(j + 1, limit)]
    return []


def _quotation_just_before(scene: Scene) -> list[Span]:
    """Return the quotation that ended the sentence before ("Stop!" Novak shouted.)."""
    quotation = scene.quotation_at(scene.first - 1)
    if quotation and quotation.last == scene.first and quotation.utterance:
        return [(quotation.first, quotation.last)]
    return []


def _inverted(scene: Scene, cue: Cue, limit: int) -> Cited | None:
    """Read "...", said X."""
    doc = scene.doc
    if cue.sort not in {"speech", "belief", "accusation"} or cue.group == 0:
        return None
    left, quoted = left_content(scene, cue.group)
    if left is None and cue.group == scene.first:
        left = next(iter(_quotation_just_before(scene)), None)
        quoted = left is not None
    opens = cue.first == scene.first and cue.sort == "speech"
    if not quoted and not opens and (left is None or cue.lemma not in INVERTING):
        return None
    after = doc.tokens[cue.last] if cue.last < limit else None
    if after is None or after.tag in {"preposition", "subordinator", "adverb"} or after.lower == "that":
        return None
    source = phrase_after(doc, cue.last, limit)
    if source is None or (source[1] < limit and not _ends_subject(doc, source[1], quoted or opens)):
        return None
    content = [left] if left else []
    for j in range(source[1], limit):
        if doc.tokens[j].text in QUOTE_SIGNS and scene.inside[j] >= 0:
            content.append((j, limit))
            break
    apposition = _apposition_after(scene, source[1], limit)
    content = [part for span in content for part in _whole_quotations(scene, span)]
    return Cited(cue, source, content, f"{cue.sort}_inverted", apposition, quoted)


def _ends_subject(doc: Document, i: int, quoted: bool) -> bool:
    """Return whether a subject that stands after its verb may end before token `i`: no verb of its own follows."""
    token = doc.tokens[i]
    if token.text in {",", ".", ";", "—", "–"} or token.lower in ENDERS:
        return True
    return quoted and (token.kind is TokenKind.SIGN or token.tag in {"preposition", "conjunction", "subordinator"})


def _apposition_after(scene: Scene, i: int, limit: int) -> Span | None:
    if i + 1 < limit and scene.doc.tokens[i].text == ",":
        return phrase_after(scene.doc, i + 1, limit)
    return None


def _as_put(scene: Scene, cue: Cue, source: Span, limit: int) -> Cited:
    """Read "as X put it": the sentence without the phrase is the content."""
    content = [(scene.first, source[0] - 1)] if has_words(scene.doc, scene.first, source[0] - 1) else []
    for j in range(cue.last, limit):
        if scene.doc.tokens[j].text in {",", ":"}:
            if has_words(scene.doc, j + 1, limit):
                content.append((j + 1, limit))
            break
    return Cited(cue, source, content, f"{cue.sort}_as")


def _shared_subject(scene: Scene, cue: Cue, found: list[Cited]) -> Span | None:
    """Return the subject that a second verb shares with the first ("X rose and said ...")."""
    for earlier in reversed(found):
        if earlier.cue.shape in {"finite", "ing"} and earlier.source and earlier.cue.last <= cue.group:
            return earlier.source
    return clause_subject(scene.doc, scene.first, cue.group)


def _passive(turn: Turn) -> Cited | None:
    """Read "X was accused by Y of ...", "the report released by Y"."""
    scene, cue, limit = turn.scene, turn.cue, turn.limit
    doc = scene.doc
    agent: Span | None = None
    rest = cue.last
    for j in range(cue.last, min(limit, cue.last + 6)):
        if doc.lower(j) == "by":
            agent = phrase_after(doc, j + 1, limit)
            rest = agent[1] if agent else rest
            break
        if doc.tokens[j].text in COMMAS or doc.lower(j) in {"to", "that"}:
            break
    if agent is None:
        return None
    content = []
    subject = subject_before(doc, cue.group, scene.first)
    if subject:
        content.append(subject)
    if has_words(doc, rest, limit):
        content.append((rest, limit))
    return Cited(cue, agent, content, f"{cue.sort}_passive")


def _ing(turn: Turn) -> Cited | None:
    """Read "..., saying that ..." with the subject of the clause it hangs on, and "a statement saying ..."."""
    scene, cue = turn.scene, turn.cue
    doc = scene.doc
    _, span = right_content(scene, cue, turn.limit)
    if span is None:
        return None
    source: Span | None = None
    before = doc.tokens[cue.group - 1] if cue.group > scene.first else None
    if before is not None and before.tag == "" and before.kind is TokenKind.WORD:
        source = phrase_before(doc, cue.group, scene.first)
    elif before is None:
        source = _subject_after_comma(scene, cue)
    source = source or _shared_subject(scene, cue, turn.found)
    if source is None:
        return None
    return Cited(cue, source, _whole_quotations(scene, span), f"{cue.sort}_participle")


def _subject_after_comma(scene: Scene, cue: Cue) -> Span | None:
    for j in range(cue.last, scene.last):
        if scene.doc.tokens[j].text == ",":
            return phrase_after(scene.doc, j + 1, scene.last)
    return None


def _infinitive(turn: Turn) -> Cited | None:
    """Read "declined to say", "is likely to announce"."""
    scene, cue = turn.scene, turn.cue
    side, span = right_content(scene, cue, turn.limit)
    if side < Side.CITED:
        return None
    source = _shared_subject(scene, cue, turn.found)
    if span is None or source is None:
        return None
    return Cited(cue, source, _whole_quotations(scene, span), f"{cue.sort}_infinitive")


def _phrase(turn: Turn) -> Cited | None:
    """Read "according to X, ..." and "..., according to X"."""
    scene, cue, limit = turn.scene, turn.cue, turn.limit
    doc = scene.doc
    source = phrase_after(doc, cue.last, scene.last)
    if source is None:
        return None
    content: list[Span] = []
    if has_words(doc, scene.first, cue.first) and cue.first - scene.first > 2:
        content.append((scene.first, cue.first))
    after = next((j for j in range(source[1], scene.last) if doc.tokens[j].text in COMMAS), None)
    if not content:
        start = source[1] if after is None or after > source[1] + 14 else after + 1
        content.append((start, limit if limit > start else scene.last))
    elif after is not None and doc.tokens[cue.first - 1].text in COMMAS and has_words(doc, after + 1, limit):
        content.append((after + 1, limit))
    apposition = _apposition_after(scene, source[1], scene.last)
    content = [part for span in content for part in _whole_quotations(scene, span)]
    return Cited(cue, source, content, "speech_phrase", apposition)


def _noun(turn: Turn) -> Cited | None:
    """Read "his claim that ...", "a report by X on ..."."""
    scene, cue, limit = turn.scene, turn.cue, turn.limit
    doc, i = scene.doc, cue.first
    source: Span | None = None
    j = i
    while (
        j > scene.first
        and doc.tokens[j - 1].tag == ""
        and doc.tokens[j - 1].kind is TokenKind.WORD
        and i - j < 3
        and doc.tokens[j - 1].text not in {"'s", "’s"}
    ):
        j -= 1
    before = doc.tokens[j - 1] if j > scene.first else None
    if before is None:
        return None
    if before.lower in {"his", "her", "their", "its", "my", "our", "whose"}:
        source = (before.index, before.index + 1)
    elif before.text in {"'s", "’s"} or (before.text in {"'", "’"} and doc.lower(j - 2).endswith("s")):
        source = phrase_before(doc, j - 1, scene.first)
    start = cue.last
    if doc.lower(start) in {"by", "from"}:
        agent = phrase_after(doc, start + 1, limit)
        if agent and source is None:
            source, start = agent, agent[1]
    if source is None or not has_words(doc, start, limit):
        return None
    return Cited(cue, source, _whole_quotations(scene, (start, limit)), f"{cue.sort}_noun")


READERS = {
    "finite": _finite,
    "passive": _passive,
    "ing": _ing,
    "infinitive": _infinitive,
    "phrase": _phrase,
    "noun": _noun,
}


def _whole_quotations(scene: Scene, span: Span) -> list[Span]:
    """Return the span widened to the ends of the quotations that it cuts."""
    first, last = span
    while first < last and (scene.doc.tokens[first].text in COMMAS or scene.doc.tokens[first].text == ":"):
        first += 1
    head, tail = scene.quotation_at(first), scene.quotation_at(last - 1) if last > first else None
    if head and head.utterance and head.last <= last:
        first = min(first, head.first)
    if tail and tail.last > last:
        last = tail.last
    while last > first and (scene.doc.tokens[last - 1].text in COMMAS or scene.doc.tokens[last - 1].text == "."):
        last -= 1
    return [(first, last)] if first < last else []


def _go_on_quoting(doc: Document, cited: list[Cited], quotations: list[Quotation]) -> None:
    """Give each quotation without a cue of its own to the speaker who is being quoted, in the paragraph or the next."""
    owner = [-1] * len(doc.tokens)
    for n, one in enumerate(cited):
        if one.cue.sort in CITING:
            for first, last in one.content:
                owner[first:last] = [n] * (last - first)
    heads = [doc.tokens[one.cue.first].sentence for one in cited]
    before: tuple[int, Quotation] | None = None
    for quotation in quotations:
        if not quotation.utterance:
            continue
        n = owner[quotation.first]
        if n < 0:
            n = _quoted_before(doc, cited, heads, quotation, before)
            if n >= 0:
                cited[n].content.append((quotation.first, quotation.last))
        before = (n, quotation) if n >= 0 else None


def _quoted_before(
    doc: Document, cited: list[Cited], heads: list[int], quotation: Quotation, before: tuple[int, Quotation] | None
) -> int:
    """Return the number of the attribution that an uncued quotation goes on from, -1 when there is none."""
    sentence = doc.sentences[doc.tokens[quotation.first].sentence]
    opens = not has_words(doc, sentence.first, quotation.first)
    if before and quotation.continues:
        return before[0]
    if not opens:
        return -1
    if before and _paragraph_of(doc, before[1].last - 1) == sentence.paragraph:
        return before[0]
    k = bisect_left(heads, sentence.index) - 1
    if k < 0 or cited[k].cue.sort not in CITING or cited[k].source is None:
        return -1
    gap = sentence.paragraph - doc.sentences[heads[k]].paragraph
    return k if gap <= 1 and sentence.index - heads[k] == 1 else -1


def _paragraph_of(doc: Document, i: int) -> int:
    return doc.sentences[doc.tokens[i].sentence].paragraph


def _rows(doc: Document, cited: list[Cited], names: Sequence[NameMention]) -> list[Attribution]:
    """Return the attributions as rows, their speakers resolved in the order of the text."""
    referents = Referents(doc, names)
    rows = []
    for one in cited:
        start, end = doc.span(one.cue.group, one.cue.last)
        rows.append(
            Attribution(
                start=start,
                end=end,
                quote=doc.text[start:end],
                sentence=doc.tokens[one.cue.first].sentence,
                source=[doc.span(*one.source)] if one.source else [],
                cue=[(start, end)],
                content=[doc.span(*span) for span in one.content],
                speaker=referents.speaker(one.source, one.apposition) if one.source else None,
                stance=one.cue.stance,
                rule=one.rule,
            )
        )
    return rows
