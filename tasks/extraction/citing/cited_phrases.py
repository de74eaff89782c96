"""Find the noun phrase that is cited: the subject before a cue, over times, brackets and appositions."""

from tasks.extraction.phrases import COUNTS, TIMES, Span, phrase_after, phrase_before
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.persons import counts_persons

TIME_COUNTS = frozenset(lexicon("sources")["words"]["time_counts"])
# Commas that an apposition may hold ("Novak, 58, of Springfield, Ohio, a nurse, said").
MOST_COMMAS = 8
ASIDES = frozenset(lexicon("sources")["asides"])
# Done to counts of things: "12 deaths reported in May".
TALLYING = frozenset({"report", "confirm", "record", "register", "document", "announce", "detect", "log"})
NUMBERS = frozenset(lexicon("sources")["numbers"])
SHARES = frozenset({"%", "percent"})
QUOTES = frozenset({'"', "“", "”", "«", "»", "`", "'", "„"})


def subject_before(doc: Document, end: int, bound: int) -> Span | None:
    """Return the subject of the verb group that begins at token `end`, looking over times, brackets and appositions."""
    i = _over_time(doc, end, bound)
    if i > bound and doc.tokens[i - 1].text in {")", "]"}:
        i = _over_brackets(doc, i, bound)
    if i <= bound:
        return None
    before = doc.tokens[i - 1]
    if before.text == "," or _is_dash(doc, i - 1):
        return _over_apposition(doc, i - 1, bound)
    if before.text in QUOTES or (before.kind is TokenKind.SIGN and before.text not in {".", "'", "’", "'s"}):
        return None
    return phrase_before(doc, i, bound)


def _is_dash(doc: Document, i: int) -> bool:
    """Return whether token `i` is a dash between words, not a hyphen inside one."""
    token = doc.tokens[i]
    return token.text in {"—", "–"} or (
        token.text == "-" and (token.start == 0 or not doc.text[token.start - 1].isalnum())
    )


def _over_time(doc: Document, end: int, bound: int) -> int:
    """Return where a time before a verb begins ("the mayor last week said", "the mayor two days ago said")."""
    i = end
    counted = False
    if doc.lower(end - 1) == "this":
        return end  # "this was denied": no "this morning"
    while i - 1 > bound and (doc.lower(i - 1) in TIMES or (counted and doc.lower(i - 1) in TIME_COUNTS)):
        counted = counted or doc.lower(i - 1) == "ago"
        i -= 1
    if i < end and i > bound and doc.lower(i - 1) == "on":
        i -= 1
    return i


def _over_brackets(doc: Document, end: int, bound: int) -> int:
    """Return where a bracket that closes before token `end` opens ("Sen. Ann Hill (D-Ohio) said")."""
    for j in range(end - 2, max(bound, end - 12), -1):
        if doc.tokens[j].text in {"(", "["}:
            return j
    return end


def _over_apposition(doc: Document, comma: int, bound: int) -> Span | None:
    """Return the subject before an apposition that ends at the comma `comma` ("Kovac, head of the unit, said")."""
    best: Span | None = None
    edges = _edges(doc, comma, bound)
    for n, right in enumerate(edges):
        if n + 1 < len(edges) and _is_aside(doc, edges[n + 1] + 1):
            continue
        span = phrase_before(doc, right, bound)
        if span is None:
            break
        left = doc.tokens[span[0] - 1] if span[0] > bound else None
        if left is None or left.text == "," or left.tag in {"conjunction", "subordinator"} or left.lower == "that":
            best = span
            continue
        if best is None and doc.tokens[span[0]].capital:
            best = span
        break
    return best


def _is_aside(doc: Document, i: int) -> bool:
    """Return whether a part between commas that begins at token `i` holds no subject ("citing ...", "who ...")."""
    token = doc.tokens[i]
    return token.lower in ASIDES or (not token.capital and token.lower.endswith("ing"))


def _edges(doc: Document, comma: int, bound: int) -> list[int]:
    """Return the commas (or the dashes, when a dash ends the apposition) before `comma`, the nearest first."""
    dashed = doc.tokens[comma].text != ","
    while dashed and comma - 1 > bound and _is_dash(doc, comma - 1):
        comma -= 1
    edges: list[int] = []
    for j in range(comma - 1, max(bound, comma - 60) - 1, -1):
        if (_is_dash(doc, j) and not _is_dash(doc, j - 1)) if dashed else doc.tokens[j].text == ",":
            edges.append(j)
        elif doc.tokens[j].text in QUOTES or doc.tokens[j].text == ";" or len(edges) >= MOST_COMMAS:
            break
    return edges


def clause_subject(doc: Document, first: int, cue: int) -> Span | None:
    """Return the subject of the clause that begins at token `first` and goes on with a participle at `cue`."""
    i = first
    while i < cue and (doc.tokens[i].tag in {"conjunction", "adverb"} or doc.tokens[i].text in QUOTES):
        i += 1
    if i < cue and (doc.tokens[i].tag in {"preposition", "subordinator"} or doc.lower(i).endswith("ing")):
        j = i
        while j < cue and doc.tokens[j].text != ",":
            j += 1
        if j + 1 < cue:
            i = j + 1
    if i >= cue:
        return None
    if doc.tokens[i].tag == "pronoun":
        return i, i + 1
    return phrase_after(doc, i, cue)


def speaks_never(doc: Document, source: Span, lemma: str) -> bool:
    """Return whether the words before a verb are a day or a count of things ("3,248 cases reported", "that on 10 May").

    Then the verb is a participle, or its subject stands elsewhere.
    """
    first, last = doc.tokens[source[0]], doc.lower(source[1] - 1)
    if first.lower == "that" and any(doc.lower(k) in SHARES for k in range(*source)):
        return True  # "found that 54 percent of voters said they would": the survey speaks for them
    if first.lower == "that":
        return doc.tokens[source[0] + 1].tag == "preposition"
    if any(doc.lower(k) in NUMBERS and doc.lower(k + 1) == "of" for k in range(*source)):
        return True  # "the highest number of deaths confirmed since 1990"
    end = doc.tokens[source[1] - 1]
    before = doc.tokens[end.index - 1]
    if end.kind is TokenKind.NUMBER and before.text.islower() and not before.tag:
        return True  # "recorded 1,250 suspected and 310 confirmed cases"
    counted = first.kind is TokenKind.NUMBER or first.lower in COUNTS
    return lemma in TALLYING and counted and not counts_persons(last) and not doc.tokens[source[1] - 1].capital


def with_others(doc: Document, source: Span | None, limit: int) -> Span | None:
    """Return the source with those who say it too ("said Daven and others,")."""
    if source is None or source[1] >= limit or doc.lower(source[1]) != "and":
        return source
    more = phrase_after(doc, source[1] + 1, limit)
    closed = more is not None and (more[1] >= limit or doc.tokens[more[1]].text in {",", "."})
    return (source[0], more[1]) if closed and more is not None else source
