"""Read the instants and days that pages write for machines: ISO 8601, RFC 2822, the days in addresses."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from values.article import Moment

URL_DAY = re.compile(
    r"(?<!\d)(?P<y>199\d|20\d\d)"
    r"(?:[/_-]?(?P<m>0[1-9]|1[0-2]|[a-z]{3}(?=/))[/_-]?(?P<d>0[1-9]|[12]\d|3[01])|/(?P<m1>[1-9])/(?P<d1>\d\d?)(?=/))(?!\d)"
)
BEFORE_WORDS = re.compile(r"-[a-z]")
MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
OLDEST = date(1990, 1, 1)
# No civil zone is further from UTC than 14 hours, so two honest days for one instant differ by one at most.
ONE_DAY = timedelta(days=1)
ISO_LIKE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T ,]+(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)


def tomorrow() -> date:
    """Return the latest day that a page can honestly name: it is already tomorrow somewhere."""
    return datetime.now(UTC).date() + ONE_DAY


def moment_of(value: str | None) -> Moment | None:
    """Return the instant of an ISO 8601 or RFC 2822 date, None for any other wording.

    Without a zone only the day is kept: an hour of an unknown zone is no instant.
    """
    if not value:
        return None
    read = _iso(value.strip()) or _rfc2822(value.strip())
    if read is None or not OLDEST <= read.date() <= tomorrow() + ONE_DAY:
        return None
    return Moment(read.date(), read if read.tzinfo else None)


def day_in_url(url: str, surely: bool = False) -> date | None:
    """Return the day that a URL spells out: /2025/04/11/, /2025-04-11-, /20250411, /2025/apr/11/, /2025/4/11/.

    A day amid the words of a title ("the-2011-03-11-flood") is that of an event; told `surely`, so may one before them.
    """
    lowered = url.lower()
    for match in URL_DAY.finditer(lowered):
        if BEFORE_WORDS.match(lowered, match.end()) and (surely or lowered[: match.start()].endswith("-")):
            continue
        month, day = match["m"] or match["m1"], match["d"] or match["d1"]
        number = int(month) if month.isdigit() else MONTHS.get(month, 0)
        try:
            found = date(int(match["y"]), number, int(day))
        except ValueError:
            continue
        if OLDEST <= found <= tomorrow():
            return found
    return None


def _iso(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        pass
    match = ISO_LIKE.match(value)
    if not match:
        return None
    year, month, day, clock, zone = match.groups()
    written = f"{year}-{int(month):02}-{int(day):02}"
    if clock:
        zone = "+00:00" if (zone or "").upper() in ("Z", "UTC", "GMT") else zone or ""
        written += f"T{clock.zfill(5)}{zone}"
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _rfc2822(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError):
        return None
