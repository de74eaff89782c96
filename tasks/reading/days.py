"""From the date words that a model points at to days, by our own calendar."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tasks.extraction import time_in_words
from tasks.reading.answer import DaysAnswer
from tasks.reading.article import ArticleText
from tasks.reading.spans import NotGroundedError, Span, nearest_span, occurrences
from values.categories import Precision
from values.reading import Reading, TimeExpression
from values.second_reading import Reason

SINCE = re.compile(r"since\b", re.IGNORECASE)
"""Whatever stands between it and the date: "since the dam broke on 3 May" lasts until now."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days of a happening and the rule of the calendar that read them; an end that the words leave open is None."""

    start: date | None
    end: date | None
    precision: Precision | None
    rule: str

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.end or '..'}"


def days_told(told: DaysAnswer, article: ArticleText, rules: Reading, near: int) -> Days | None:
    """Return the days that the words tell, None where the answer gives none; `near` is where the figure stands.

    Raises:
        NotGroundedError: the words are not in the text, tell no days, or tell different ones in different places.

    """
    if told.words is None:
        return _today(article) if told.now else None
    days = _resolved(told.words, article, rules, near, is_now=told.now)
    if told.until is not None:
        last = _resolved(told.until, article, rules, near, is_now=False)
        days = Days(days.start, last.end, days.precision, days.rule)
    elif told.now and days.end is not None and article.published is not None:
        days = _until(article.published, days)
    if days.start and days.end and days.start > days.end:
        raise NotGroundedError(Reason.DAYS_REVERSED)
    return days


def _until(last: date, days: Days) -> Days:
    """Return the days with all that follow up to `last`."""
    return days if days.end is None else Days(days.start, max(days.end, last), days.precision, days.rule)


def _today(article: ArticleText) -> Days:
    if article.published is None:
        raise NotGroundedError(Reason.NO_PUBLICATION_DAY)
    return Days(article.published, article.published, Precision.DAY, "published")


def _resolved(words: str, article: ArticleText, rules: Reading, near: int, *, is_now: bool) -> Days:
    places = occurrences(article.text, words)
    if not places:
        raise NotGroundedError(Reason.DATE_WORDS_NOT_IN_TEXT)
    found = {span: days for span in places if (days := _read(span, article, rules.dates)) is not None}
    if not found and is_now:
        return _today(article)
    if not found:
        raise NotGroundedError(Reason.NO_DAYS)
    if SINCE.match(words) and article.published is not None:
        found = {span: _until(article.published, days) for span, days in found.items()}
    if len({(days.start, days.end) for days in found.values()}) == 1:
        return next(iter(found.values()))
    beside = [span for span in found if _sentence(span[0], rules) == _sentence(near, rules)]
    if not beside:
        raise NotGroundedError(Reason.DATE_WORDS_AMBIGUOUS)
    return found[nearest_span(beside, near)]


def _read(span: Span, article: ArticleText, dates: Sequence[TimeExpression]) -> Days | None:
    """Read the words where they stand; a part of a longer expression is read by itself if it lies within that one."""
    touched = [row for row in dates if row.start < span[1] and span[0] < row.end]
    inside = [row for row in touched if span[0] <= row.start and row.end <= span[1]]
    whole = _joined(inside or touched)
    if inside or not touched:
        return whole or (None if touched else _alone(span, article))
    part = _alone(span, article)
    return part if part and whole and _within(part, whole) else whole


def _alone(span: Span, article: ArticleText) -> Days | None:
    told = time_in_words(article.text[slice(*span)], article.published)
    return _joined([told]) if told else None


def _joined(rows: Sequence[TimeExpression]) -> Days | None:
    dated = [row for row in rows if row.period_start or row.period_end]
    if not dated:
        return None
    starts, ends = [row.period_start for row in dated], [row.period_end for row in dated]
    return Days(
        None if None in starts else min(day for day in starts if day),
        None if None in ends else max(day for day in ends if day),
        dated[0].precision,
        dated[0].rule,
    )


def _within(part: Days, whole: Days) -> bool:
    from_start = whole.start is None or (part.start is not None and part.start >= whole.start)
    return from_start and (whole.end is None or (part.end is not None and part.end <= whole.end))


def _sentence(at: int, rules: Reading) -> int | None:
    return next((number for number, row in enumerate(rules.sentences) if row.start <= at < row.end), None)
