"""Time words become drafts, and drafts calendar days."""

from tasks.extraction.times.dates import find_dates
from tasks.extraction.times.part_periods import narrow_to_part, part_before
from tasks.extraction.times.year_forms import DATING, is_toll

__all__ = ["DATING", "find_dates", "is_toll", "narrow_to_part", "part_before"]
