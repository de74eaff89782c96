"""Days written with slashes: "03/04/2026" is 3 April for most of the world and March 4 in the United States."""

import re
from datetime import date

from tasks.parsing.page import Page

SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
MONTH_FIRST_LANGUAGE = re.compile(r"en[-_]us\b|es[-_]us\b", re.IGNORECASE)
HALVES_OF_DAY = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
UNSURE_LANGUAGE = re.compile(r"en(?:$|[-_]ca\b)", re.IGNORECASE)
MONTH_FIRST_HOST = re.compile(r"\.(?:us|gov|mil)$")
COUNTRY = re.compile(r"\.[a-z]{2}$")


def month_first(page: Page, wording: str) -> bool | None:
    """Return whether a page writes the month first, None where nothing tells: English of no country."""
    language = page.tree.get("lang") or page.meta("og:locale") or ""
    if MONTH_FIRST_LANGUAGE.match(language) or MONTH_FIRST_HOST.search(page.host):
        return True
    if not language or UNSURE_LANGUAGE.match(language):
        # The clock of twelve hours is written in Britain and India as well.
        return False if COUNTRY.search(page.host) else (True if HALVES_OF_DAY.search(wording) else None)
    return False


def slashed_days(wording: str, first: bool | None) -> list[date]:
    """Return the days that a wording with slashes may mean: one, or two where the order is not known."""
    match = SLASHED.search(wording)
    if not match:
        return []
    one, other, year = map(int, match.groups())
    orders = [(one, other)] if first else [(other, one)] if first is False else [(other, one), (one, other)]
    # 13/04 and 04/13 are clear whatever the page is used to.
    if max(one, other) > 12 >= min(one, other):
        orders = [(min(one, other), max(one, other))]
    days = [day for month, number in orders if (day := _day(year, month, number))]
    return list(dict.fromkeys(days))


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
