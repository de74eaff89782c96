"""Read denials without a denying verb: "there were no clashes", "his men had not fired", "the claim is false".

Only what somebody is cited for can deny; the article's own "there were no injuries" is a figure of zero.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tasks.extraction.denials.negations import negated
from tasks.extraction.phrases import QUOTE_SIGNS
from tasks.extraction.rows.mentions import EventMention
from tasks.extraction.text import Document, lexicon
from values.categories import CueSort, Event
from values.reading import Attribution, Denial

TOLD = frozenset(lexicon("sources")["told"])
UNTRUE = frozenset(lexicon("cues")["untrue"])
LIGHT = frozenset(lexicon("cues")["light_verbs"])
DENIABLE = frozenset(lexicon("cues")["deniable"])
CALLING = tuple(lexicon("cues")["calling"])
BE = frozenset({"is", "are", "was", "were", "been", "'s", "be"})
DEEDS = frozenset({Event.KILLED, Event.ATTACKED, Event.ABDUCTED, Event.DESTROYED})
BORDERS = frozenset({",", ";", ":", ".", "and", "but", "that", "because", '"', "“", "”", "''"})
PAST = frozenset({"did", "had", "has", "have", "was", "were"})
HAVE = frozenset({"had", "played"})
PARTS = frozenset(lexicon("cues")["parts_taken"])
SELF = frozenset({"he", "she", "it", "they", "we", "i"})
POINTING = frozenset({"this", "that", "it", "these"})
MORE = frozenset({"other", "further", "more", "new", "major", "immediate"})
ADJECTIVES = 2
REACH = 6
# Tokens that may stand between what is called untrue and its verb ("the charges of theft put on them were false").
TAIL = 12
Span = tuple[int, int]


def find_refutations(
    doc: Document, attributions: Sequence[Attribution], events: Sequence[EventMention], denials: Sequence[Denial]
) -> list[Denial]:
    """Return the denials that the cited words themselves make, beside those already known."""
    starts = [token.start for token in doc.tokens.values()]
    event_at = {event.first: event for event in events}
    found: dict[int, Denial] = {}
    for row in attributions:
        if row.speaker is None or row.sort not in {CueSort.SPEECH, CueSort.HANDLING, CueSort.ATTITUDE}:
            continue
        for span in row.content:
            words = bisect_left(starts, span[0]), bisect_left(starts, span[1])
            for clause, target, rule in _refuted(doc, row, words, event_at):
                denial = _denial(doc, row, clause, target, rule)
                if not any(denial.start < other.end and other.start < denial.end for other in denials):
                    found.setdefault(denial.start, denial)
    return [found[start] for start in sorted(found)]


def _refuted(
    doc: Document, row: Attribution, words: Span, event_at: dict[int, EventMention]
) -> Iterator[tuple[Span, Span, str]]:
    """Yield the denying clause, the denied words and the rule, as tokens."""
    if row.sort is not CueSort.SPEECH:
        if row.quote.lower().startswith(CALLING) and (told := _called_untrue(doc, words)):
            yield words, told, "refutation_called"
        return
    for k in range(*words):
        word = doc.lower(k)
        if word == "no" and (noun := _deed_after(doc, k, event_at)) and (there := _there(doc, k, words[0])) is not None:
            yield (there, noun), (k + 1, noun), "refutation_none"
        elif doc.lower(k - 1) in HAVE and doc.lower(k - 2) in SELF and _disowns(doc, k):
            clause = _clause(doc, k, words)
            yield clause, (k, clause[1]), "refutation_part"
        elif word in {"not", "never"} and doc.lower(k - 1) in PAST and (deed := _undone(doc, k, words, event_at)):
            yield deed, (k + 1, deed[1]), "refutation_deed"
        elif word in UNTRUE and (subject := _untrue_subject(doc, k, words[0])) is not None:
            yield (subject, k + 1), _target(doc, subject, k, words), "refutation_untrue"
    yield from negated(doc, row.quote.lower(), words)


def _disowns(doc: Document, k: int) -> bool:
    """Return whether "no part in", "nothing to do with" and the like begin at token `k`."""
    nothing = [doc.lower(k + n) for n in range(4)] == ["nothing", "to", "do", "with"]
    return nothing or (doc.lower(k) == "no" and doc.lower(k + 1) in PARTS)


def _deed_after(doc: Document, no: int, event_at: dict[int, EventMention]) -> int | None:
    """Return the end of the noun for an attack after "no" ("no armed clashes"), None where another noun follows."""
    if doc.lower(no + 1) in MORE:
        return None  # "no other incidents" deny none
    for k in range(no + 1, no + 2 + ADJECTIVES):
        if doc.lower(k) in DENIABLE:
            return k + 1
        event = event_at.get(k)
        if event is not None:
            return event.last if event.event is Event.ATTACKED and event.form == "noun" else None
        if k >= len(doc.tokens) or doc.tokens[k].tag:
            return None
    return None


def _there(doc: Document, no: int, first: int) -> int | None:
    """Return the "there" of "there had been no"."""
    for k in range(no - 1, max(first, no - 4) - 1, -1):
        if doc.lower(k) == "there":
            return k
        if doc.tokens[k].tag not in ("auxiliary", "adverb") and not doc.lower(k).endswith("ly"):
            return None
    return None


def _undone(doc: Document, at: int, words: Span, event_at: dict[int, EventMention]) -> Span | None:
    """Return the clause of "his men had not fired on the crowd", "they did not have an armed clash"."""
    light = doc.lower(at + 1) in LIGHT and doc.lower(at - 1) == "did"
    for k in range(at + 1, min(words[1], at + REACH)):
        event = event_at.get(k)
        if doc.lower(k) in BORDERS or (event is None and not light and doc.tokens[k].tag != "adverb"):
            return None
        if event is not None:
            own = event.role == "object" if event.form == "verb" else light
            return _clause(doc, at, words) if own and event.event in DEEDS and not event.hypothetical else None
    return None


def _clause(doc: Document, at: int, words: Span) -> Span:
    first, last = at, at
    while first > words[0] and doc.lower(first - 1) not in BORDERS:
        first -= 1
    while last < words[1] and doc.lower(last) not in BORDERS:
        last += 1
    return first, last


def _stands_between(doc: Document, k: int) -> bool:
    """Return whether the word may stand between "are" and "untrue" ("are, he says, wholly untrue")."""
    between = doc.tokens[k].tag in ("adverb", "negation", "determiner") or doc.lower(k).endswith("ly")
    return between or doc.tokens[k].text in QUOTE_SIGNS


def _untrue_subject(doc: Document, untrue: int, first: int) -> int | None:
    """Return where what is called untrue begins: "the claims were baseless", "this is not true"."""
    k = untrue - 1
    if doc.lower(untrue) in {"true", "correct"} and doc.lower(k) != "not":
        return None
    while k >= first and _stands_between(doc, k):
        k -= 1
    if k <= first or doc.lower(k) not in BE:
        return None
    if [doc.lower(n) for n in (k - 3, k - 2, k - 1)] == ["turned", "out", "to"]:
        k -= 3
    while k > first and (doc.lower(k) in BE or doc.tokens[k].tag == "auxiliary" or doc.lower(k) == "turned"):
        k -= 1
    if doc.lower(k) not in TOLD | POINTING:
        k = _told_before(doc, k, first)
    if doc.lower(k) not in TOLD | POINTING:
        return None
    while k > first and doc.lower(k - 1) not in BORDERS and doc.tokens[k - 1].tag in ("", "determiner"):
        k -= 1
    return k


def _told_before(doc: Document, at: int, first: int) -> int:
    """Return the token of "claims" or its like before a tail of its own, or of a border; `at` where there is none."""
    back = range(at, max(first, at - TAIL) - 1, -1)
    return next((n for n in back if doc.lower(n) in BORDERS - {"and", "that"} or doc.lower(n) in TOLD), at)


def _target(doc: Document, subject: int, untrue: int, words: Span) -> Span:
    """Return what is untrue: the clause of "it is not true that ...", else the subject."""
    if doc.lower(untrue + 1) == "that" and untrue + 2 < words[1]:
        return untrue + 1, words[1]
    end = next((k for k in range(subject, untrue) if doc.lower(k) in BE), untrue)
    return subject, end


def _called_untrue(doc: Document, words: Span) -> Span | None:
    """Return what "described the allegations as baseless" calls untrue."""
    told = next((k for k in range(*words) if doc.lower(k) in TOLD), None)
    if told is None:
        return None
    untrue = next((k for k in range(told + 1, words[1]) if doc.lower(k) in UNTRUE - {"true", "correct"}), None)
    if untrue is None:
        return None
    while untrue > told + 1 and (doc.tokens[untrue - 1].text in QUOTE_SIGNS or doc.lower(untrue - 1) in {"as", "a"}):
        untrue -= 1
    return words[0], untrue


def _denial(doc: Document, row: Attribution, clause: Span, target: Span, rule: str) -> Denial:
    start, end = doc.span(*clause)
    if rule == "refutation_called":
        start = min(start, row.start)
    sentence = doc.tokens[clause[0]].sentence
    return Denial(
        start=start,
        end=end,
        quote=doc.text[start:end],
        sentence=sentence,
        speaker=row.speaker,
        target=doc.quote(*target),
        said_on=row.said_on,
        rule=rule,
        zone=doc.sentences[sentence].zone,
    )
