"""Time words become drafts, and drafts calendar days."""

from tasks.extraction.times.calendar_days import days_of, shifted
from tasks.extraction.times.date_ranges import begins_since, follows_beginning, with_periods
from tasks.extraction.times.dates import find_dates, read_times
from tasks.extraction.times.part_periods import narrow_to_part, part_before
from tasks.extraction.times.year_forms import DATING, is_toll

__all__ = [
    "DATING",
    "begins_since",
    "days_of",
    "find_dates",
    "follows_beginning",
    "is_toll",
    "narrow_to_part",
    "part_before",
    "read_times",
    "shifted",
    "with_periods",
]
