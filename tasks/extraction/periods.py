"""Choose the time that bounds an event or a number: of its own clause, else the one that the story is at."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from tasks.extraction.calendar_words import beside
from tasks.extraction.categories import Event, Precision
from tasks.extraction.mentions import EventMention, TimeMention
from tasks.extraction.tokens import Document, Sentence

SAYING = beside("saying")
STATEMENTS = beside("statements")
BETWEEN_SAYING_AND_DATE = beside("between_saying_and_date")
PARTING = beside("parting")
GENERAL = beside("general")
FINITE_PAST = beside("finite_past")
INSERTED = frozenset({"who", "which", "whose", "including", "where"})
TEMPORAL = frozenset({"when", "after"})
HARM = frozenset(
    {
        Event.KILLED,
        Event.INJURED,
        Event.KILLED_OR_INJURED,
        Event.ATTACKED,
        Event.DESTROYED,
        Event.ABDUCTED,
        Event.CAPTURED,
        Event.MISSING,
        Event.RESCUED,
        Event.AFFECTED,
    }
)
LAW = frozenset({Event.DETAINED, Event.CHARGED, Event.RELEASED})
FAMILIES = {event: family for family in (HARM, LAW, frozenset({Event.ATTENDING})) for event in family}
FAMILIES[Event.DISPLACED] = HARM | {Event.DISPLACED}
"""Events that one story tells of one happening; those of other kinds take no date from another sentence."""
FINE = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH})
BLOCKED = 20.0
POSSESSIVE = 6.0
LINKED = 8.0
BESIDE = 3
REACH = 80
"""Event words looked at before and after a sentence without a date."""
FARTHEST = 12
CLAUSE_REACH = 14
LONGEST_CLAUSE = 100


def choose_period(
    doc: Document,
    dates: Sequence[TimeMention],
    token: int,
    event: int | None = None,
    cues: Sequence[tuple[int, int]] = (),
    events: Sequence[EventMention] = (),
) -> TimeMention | None:
    """Return the time mention that bounds the number at `token` and the event word at `event`.

    `cues` are the characters of the words that cite a source: a date beside one tells when it was said. An event in a
    sentence without a date of its own stands at the date of the story: the last one told of an event of its family.
    """
    sentence = doc.sentences[doc.tokens[token].sentence]
    at = event if event is not None else token
    limit = BLOCKED if event is not None else LINKED
    if (best := _in_sentence(doc, _within(dates, sentence), at, cues, limit)) is not None:
        return best
    word = _event_at(events, event)
    if word is None or word.event not in FAMILIES or word.hypothetical:
        return None
    if word.event is not Event.ATTENDING and _is_general(doc, sentence, at):
        return None
    return _of_story(doc, dates, events, sentence, FAMILIES[word.event])


def _event_at(events: Sequence[EventMention], token: int | None) -> EventMention | None:
    """Return the event word that begins at a token; `events` stand in the order of the text."""
    if token is None:
        return None
    at = bisect_left(events, token, key=lambda e: e.first)
    return events[at] if at < len(events) and events[at].first == token else None


def _within(dates: Sequence[TimeMention], sentence: Sentence) -> Sequence[TimeMention]:
    low = bisect_left(dates, sentence.first, key=lambda d: d.first)
    return dates[low : bisect_left(dates, sentence.last, key=lambda d: d.first)]


def _in_sentence(
    doc: Document,
    dates: Sequence[TimeMention],
    at: int,
    cues: Sequence[tuple[int, int]],
    limit: float = BLOCKED,
) -> TimeMention | None:
    """Return the date of the same clause as token `at`, or of one that is no further off than a clause may be."""
    costs = [
        (_distance(doc, d, at), d.first, d) for d in dates if _bounds(d, at) and not _tells_when_said(doc, d, cues)
    ]
    cost, _, best = min(costs, key=lambda c: c[:2], default=(limit, 0, None))
    return best if cost < limit else None


def _bounds(mention: TimeMention, at: int) -> bool:
    """Return whether a mention names days of what is told at token `at`, and does not merely head the article."""
    if mention.type not in ("DATE", "TIME") or (mention.start is None and mention.end is None):
        return False
    return mention.rule not in ("dateline", "century") and not (mention.rule.endswith("_event") and at < mention.last)


def _tells_when_said(doc: Document, mention: TimeMention, cues: Sequence[tuple[int, int]]) -> bool:
    """Return whether a date stands beside the word that cites a source: "said late Saturday", "on Friday accused"."""
    if doc.lower(mention.last) == "'s":
        return False
    if any(doc.lower(mention.last + k) in STATEMENTS for k in range(3)) or doc.lower(mention.first - 1) in STATEMENTS:
        return True
    at = mention.first - 1
    while at >= 0 and mention.first - at < 6 and doc.tokens[at].lower in BETWEEN_SAYING_AND_DATE:
        at -= 1
    return _is_cue(doc, at, cues) or _is_cue(doc, mention.last, cues)


def _is_cue(doc: Document, at: int, cues: Sequence[tuple[int, int]]) -> bool:
    if not 0 <= at < len(doc.tokens):
        return False
    token = doc.tokens[at]
    return token.lower in SAYING or any(start <= token.start < end for start, end in cues)


def _distance(doc: Document, mention: TimeMention, at: int) -> float:
    """Return how far a date stands from an event: words, commas and the clauses that open between them."""
    if mention.first <= at < mention.last:
        return 0.0
    right = mention.first > at
    low, high = (at + 1, mention.first - 1) if right else (mention.last, at)
    if high - low > LONGEST_CLAUSE:
        return BLOCKED
    between = [doc.tokens[i].lower for i in range(low, high)]
    if _opens_clause(doc, low, between):
        return BLOCKED
    between = _without_insertions(between)
    cost = (
        POSSESSIVE * (doc.lower(mention.last) == "'s" and len(between) > 4)
        + len(between) / 6
        + 1.5 * between.count(",")
        + 2 * between.count("and")
        + 8 * between.count(";")
    )
    parting = [word for word in between if word in PARTING]
    if right and len(parting) == 1 and parting[0] in TEMPORAL:
        return cost + 6.0
    return cost + len(parting) * (BLOCKED if right else 3.0)


def _without_insertions(words: list[str]) -> list[str]:
    """Return the words without ", who ... ," and ", including ... ,", which do not part what stands around them."""
    kept: list[str] = []
    last_comma = max((i for i, word in enumerate(words) if word == ","), default=0)
    i = 0
    while i < len(words):
        if words[i] == "," and i + 1 < last_comma and words[i + 1] in INSERTED:
            i = words.index(",", i + 1) + 1
        else:
            kept.append(words[i])
            i += 1
    return kept


def _opens_clause(doc: Document, low: int, between: Sequence[str]) -> bool:
    """Return whether ", and was" opens a clause with a verb of its own between event and date."""
    return any(
        a == "," and b in ("and", "but") and doc.tokens[low + i + 2].tag == "auxiliary"
        for i, (a, b) in enumerate(pairwise(between))
    )


def _is_general(doc: Document, sentence: Sentence, at: int) -> bool:
    """Return whether the event is told in the present: a state, a habit or a perfect without a date."""
    for i in range(at, max(sentence.first, at - CLAUSE_REACH) - 1, -1):
        if doc.tokens[i].lower in GENERAL:
            return True
        if doc.tokens[i].lower in FINITE_PAST or doc.tokens[i].lower in PARTING:
            return False
    return False


def _is_nearest(date: TimeMention, event: EventMention, events: Sequence[EventMention]) -> bool:
    """Return whether no verb of another event holds the date, as in "today released figures on the attack"."""
    near = bisect_left(events, date.first, key=lambda e: e.first)
    beside = [other for other in events[max(0, near - 1) : near + 1] if other.form == "verb" and _gap(date, other) <= 1]
    return not beside or _gap(date, event) <= BESIDE


def _gap(date: TimeMention, event: EventMention) -> int:
    return date.first - event.last if event.first < date.first else event.first - date.last


def _of_story(
    doc: Document,
    dates: Sequence[TimeMention],
    events: Sequence[EventMention],
    sentence: Sentence,
    family: frozenset[Event],
) -> TimeMention | None:
    """Return the last date told of an event of the family before the sentence, else the first one told after it."""
    before = bisect_left(events, sentence.first, key=lambda e: e.first)
    after = bisect_left(events, sentence.last, key=lambda e: e.first)
    for event in (*reversed(events[max(0, before - REACH) : before]), *events[after : after + REACH]):
        if event.event not in family or event.event is Event.AFFECTED or event.hypothetical:
            continue
        other = doc.sentences[doc.tokens[event.first].sentence]
        if abs(other.index - sentence.index) > FARTHEST:
            continue
        told = _within(dates, other)
        date = _in_sentence(doc, told, event.first, (), LINKED) if told else None
        if (
            date is not None
            and _is_nearest(date, event, events)
            and date.precision in FINE
            and date.value != "PRESENT_REF"
            and date.rule[:4] != "next"
        ):
            return date
    return None
