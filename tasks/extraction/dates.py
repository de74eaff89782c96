"""Find the time expressions of a text and resolve them against the day of publication and one another."""

from collections.abc import Callable, Iterator
from datetime import date

from tasks.extraction import calendar_words as words
from tasks.extraction.anchors import Anchor
from tasks.extraction.calendar_days import days_of
from tasks.extraction.clock_forms import HALVES, ZONES, read_clock, read_part
from tasks.extraction.date_forms import (
    read_century,
    read_holiday,
    read_month,
    read_numeric,
    read_quarter,
    read_season,
    read_short_decade,
    read_spoken_year,
    read_year,
)
from tasks.extraction.date_joins import joined
from tasks.extraction.date_ranges import with_periods
from tasks.extraction.date_resolution import resolved
from tasks.extraction.mentions import TimeMention
from tasks.extraction.relative_forms import read_frequency, read_near_day, read_period, read_reference, read_unit, read_weekday
from tasks.extraction.timex import Draft, Window
from tasks.extraction.tokens import Document

Reader = Callable[[Window, int], Draft | None]


def _readers() -> dict[str, tuple[Reader, ...]]:
    """Return word -> the readers that start from it, in the order they are tried."""
    table: dict[str, list[Reader]] = {}
    classes: tuple[tuple[Reader, tuple[str, ...]], ...] = (
        (read_holiday, tuple(words.HOLIDAYS)),
        (read_month, tuple(words.MONTHS)),
        (read_weekday, tuple(words.WEEKDAYS)),
        (read_near_day, tuple(words.NEAR_DAYS)),
        (read_quarter, ("quarter", "half", "q1", "q2", "q3", "q4", "h1", "h2", "quarters")),
        (read_century, ("century",)),
        (read_spoken_year, ("two", "eighteen", "nineteen", "twenty")),
        (read_season, tuple(words.SEASONS)),
        (read_reference, tuple(words.REFERENCES)),
        (read_unit, tuple(words.UNITS)),
        (read_period, ("period",)),
        (read_frequency, tuple(words.FREQUENCIES)),
        (read_part, (*words.PARTS, "tonight")),
        (
            read_clock,
            (
                ":",
                "o'clock",
                *HALVES,
                "a",
                "p",
                *words.HOURS_BY_NAME,
                "hours",
                "hrs",
                *(ZONES - {"local", "ct", "mt", "et", "pt"}),
            ),
        ),
        (read_short_decade, tuple(words.DECADES)),
    )
    for reader, triggers in classes:
        for word in triggers:
            table.setdefault(word, []).append(reader)
    return {word: tuple(readers) for word, readers in table.items()}


READERS = _readers()


def find_dates(doc: Document, published: date | None) -> list[TimeMention]:
    """Return the time expressions of a text in their order, ranges ("between June 2023 and May 2024") as one mention.

    `start` and `end` are the days covered: those of an open period ("since Monday") reach to or from publication.
    """
    return with_periods(doc, read_times(doc, published), published)


def read_times(doc: Document, published: date | None) -> list[TimeMention]:
    """Return each time expression by itself, as TIMEX3 marks them: the two ends of a range apart."""
    anchor = Anchor(doc, published)
    mentions = []
    for draft in joined(doc, list(_drafts(doc))):
        mention = resolved(draft, anchor)
        mentions.append(mention)
        if mention.value and _carries(draft, mention):
            anchor.move(mention.value)
        elif draft.unit == "month" and draft.amount in (6.0, 9.0):
            anchor.quarter = None
    return mentions


def _carries(draft: Draft, mention: TimeMention) -> bool:
    """Return whether the text is at this date from here on; "a year earlier" only compares."""
    if mention.type not in ("DATE", "TIME") or draft.form in ("reference", "span") or not days_of(mention.value):
        return False
    return not (draft.form == "offset" and draft.unit == "year" and draft.amount == 1 and draft.sign < 0)


def _drafts(doc: Document) -> Iterator[Draft]:
    """Yield the drafts of a text from left to right; none overlaps another."""
    floor = 0
    for index, readers in _triggers(doc):
        if index < floor:
            continue
        sentence = doc.sentences[doc.tokens[index].sentence]
        window = Window(doc, max(floor, sentence.first), sentence.last)
        for reader in readers:
            draft = reader(window, index)
            if draft is not None:
                yield draft
                floor = draft.last
                break


def _triggers(doc: Document) -> list[tuple[int, tuple[Reader, ...]]]:
    """Return the tokens where a time expression may stand, with the readers for each, from left to right."""
    positions = doc.positions
    found = [(at, readers) for word, readers in READERS.items() if word in positions for at in positions[word]]
    for word, where in positions.items():
        if word[0] in "0123456789" and word.isdecimal() and len(word) < 5:
            readers = (read_numeric, read_year) if len(word) == 4 else (read_numeric, read_short_decade)
            found += [(at, readers) for at in where]
    found.sort(key=lambda item: item[0])
    return found
