"""Choose the time that bounds an event or a number: of its own clause, else the one that the story is at."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tasks.extraction.rows.mentions import EventMention, TimeMention
from tasks.extraction.setting.clause_dates import BLOCKED, LINKED, PARTING, date_in_sentence
from tasks.extraction.setting.story_dates import FAMILIES, date_of_story
from tasks.extraction.text import Document, Layer, Sentence
from tasks.extraction.times import days_of, follows_beginning, narrow_to_part
from tasks.extraction.words.calendar import beside
from values.categories import Event

GENERAL = beside("general")
FINITE_PAST = beside("finite_past")
CLAUSE_REACH = 14
CLAUSE_ENDS = frozenset({"when", ";", "but", "while"})


def choose_period(
    doc: Document,
    dates: Layer[TimeMention],
    token: int,
    event: int | None = None,
    cues: Sequence[tuple[int, int]] = (),
    events: Sequence[EventMention] = (),
    limit: float | None = None,
) -> TimeMention | None:
    """Return the time mention that bounds the number at `token` and the event word at `event`.

    `cues` are the characters of the words that cite a source: a date beside one tells when it was said. An event in a
    sentence without a date of its own stands at the date of the story: the last one told of an event of its family.
    A date from `limit` on is too far off; by default as far as a clause may be, nearer for a number without an event.
    """
    sentence = doc.sentences[doc.tokens[token].sentence]
    at = event if event is not None else token
    limit = limit or (BLOCKED if event is not None else LINKED)
    taken_up = _before_when(doc, dates.within(sentence), sentence, at) if event is not None else None
    if taken_up is not None:
        return taken_up
    if (best := date_in_sentence(doc, dates.within(sentence), at, cues, limit)) is not None:
        return _lasting(doc, sentence, at, narrow_to_part(doc, best))
    word = _event_at(events, event)
    if word is None or word.event not in FAMILIES or word.hypothetical:
        return None
    if word.event is not Event.ATTENDING and _is_general(doc, sentence, at):
        return None
    return date_of_story(doc, dates, events, sentence, FAMILIES[word.event])


def _before_when(doc: Document, dates: Sequence[TimeMention], sentence: Sentence, at: int) -> TimeMention | None:
    """Return the date that "when" takes up, by itself: "the worst fire since 2016, when 49 people were killed"."""
    first = max(sentence.first, at - CLAUSE_REACH)
    opener = next((k for k in range(at - 1, first, -1) if doc.lower(k) in CLAUSE_ENDS), sentence.first)
    if doc.lower(opener) != "when":
        return None
    last = opener - (doc.lower(opener - 1) == ",")
    date = next((date for date in dates if date.last == last), None)
    days = days_of(date.value) if date is not None else None
    if date is None or days is None or (date.end is not None and date.end <= days[1]):
        return date
    return replace(date, end=days[1])


def _lasting(doc: Document, sentence: Sentence, at: int, date: TimeMention | None) -> TimeMention | None:
    """Return the date, up to publication where it is a beginning: "the fire that began on Monday has burned"."""
    if date is None or date.end is None or doc.published is None or date.end > doc.published:
        return date
    lasts = at > date.last and follows_beginning(doc, date) and _is_general(doc, sentence, at)
    return replace(date, end=doc.published, rule=f"since_{date.rule}") if lasts else date


def _event_at(events: Sequence[EventMention], token: int | None) -> EventMention | None:
    """Return the event word that begins at a token; `events` stand in the order of the text."""
    if token is None:
        return None
    at = bisect_left(events, token, key=lambda e: e.first)
    return events[at] if at < len(events) and events[at].first == token else None


def _is_general(doc: Document, sentence: Sentence, at: int) -> bool:
    """Return whether the event is told in the present: a state, a habit or a perfect without a date."""
    for i in range(at, max(sentence.first, at - CLAUSE_REACH) - 1, -1):
        if doc.tokens[i].lower in GENERAL:
            return True
        if doc.tokens[i].lower in FINITE_PAST or doc.tokens[i].lower in PARTING:
            return False
    return False
