"""Find the time expressions of a text and resolve them against the day of publication and one another."""

from collections.abc import Callable, Iterator
from datetime import date

from tasks.extraction.rows.mentions import TimeMention
from tasks.extraction.text import Document
from tasks.extraction.times.anchors import Anchor, heads_article
from tasks.extraction.times.calendar_days import days_of
from tasks.extraction.times.clock_forms import HALVES, ZONES, read_clock, read_military, read_part
from tasks.extraction.times.date_joins import join_drafts
from tasks.extraction.times.date_ranges import with_periods
from tasks.extraction.times.date_resolution import resolved
from tasks.extraction.times.day_forms import read_frequency, read_near_day, read_reference, read_weekday
from tasks.extraction.times.month_forms import read_dotted, read_month, read_named_day, read_numeric
from tasks.extraction.times.season_forms import read_holiday, read_quarter, read_season
from tasks.extraction.times.timex import Draft, Window
from tasks.extraction.times.unit_forms import read_period, read_unit
from tasks.extraction.times.year_forms import read_century, read_short_decade, read_spoken_year, read_year
from tasks.extraction.words import calendar as words
from values.categories import Precision

Reader = Callable[[Window, int], Draft | None]
CLOCK_TRIGGERS = (":", "o'clock", *HALVES, "a", "p", *words.HOURS_BY_NAME, "hours", "hrs", *ZONES)
QUARTER_TRIGGERS = ("quarter", "half", "q1", "q2", "q3", "q4", "h1", "h2")
CLASSES: tuple[tuple[Reader, tuple[str, ...]], ...] = (
    (read_holiday, tuple(words.HOLIDAYS)),
    (read_month, tuple(words.MONTHS)),
    (read_weekday, tuple(words.WEEKDAYS)),
    (read_near_day, tuple(words.NEAR_DAYS)),
    (read_quarter, QUARTER_TRIGGERS),
    (read_century, ("century",)),
    (read_spoken_year, ("two", "eighteen", "nineteen", "twenty")),
    (read_season, tuple(words.SEASONS)),
    (read_reference, tuple(words.REFERENCES)),
    (read_clock, CLOCK_TRIGGERS),
    (read_unit, tuple(words.UNITS)),
    (read_period, ("period",)),
    (read_frequency, tuple(words.FREQUENCIES)),
    (read_part, (*words.PARTS, "tonight")),
    (read_short_decade, tuple(words.DECADES)),
)
LONG_PARTS_OF_YEAR = frozenset({6.0, 9.0})


def _readers() -> dict[str, tuple[Reader, ...]]:
    """Return word -> the readers that start from it, in the order they are tried."""
    table: dict[str, list[Reader]] = {}
    for reader, triggers in CLASSES:
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
    """Return each time expression by itself, as TIMEX3 marks them: the two ends of a range apart.

    Without a day of publication, relative dates are counted from the dateline.
    """
    anchor = Anchor(doc, published)
    mentions = []
    for draft in join_drafts(doc, list(_drafts(doc))):
        mention = resolved(draft, anchor)
        mentions.append(mention)
        if mention.precision is Precision.DAY and heads_article(doc, draft.first, draft.last):
            mention.rule = "dateline"
            anchor.published = anchor.published or mention.start
            continue
        if mention.value and _carries(draft, mention):
            anchor.move(mention.value, doc.tokens[mention.first].sentence)
        elif draft.unit == "month" and draft.amount in LONG_PARTS_OF_YEAR:
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
        window = Window(doc, floor, sentence.first, sentence.last)
        for reader in readers:
            draft = reader(window, index)
            if draft is not None:
                yield draft
                floor = draft.last
                break


def _triggers(doc: Document) -> list[tuple[int, tuple[Reader, ...]]]:
    """Return the tokens where a time expression may stand, with the readers for each, from left to right."""
    found = [(at, READERS[word]) for word in READERS.keys() & doc.positions.keys() for at in doc.positions[word]]
    for word, where in doc.digits.items():
        if len(word) < 5 and word.isdecimal() and word.isascii():
            long = len(word) == 4
            readers = (
                (read_numeric, read_military, read_year) if long else (read_numeric, read_named_day, read_short_decade)
            )
            found += [(at, readers) for at in where]
        elif word.count(".") == 2 and word[0] in "0123456789" and len(word) < 11:
            found += [(at, (read_dotted,)) for at in where]
    found.sort(key=lambda item: item[0])
    return found
