"""What the first screen tells: what is new since the day before the last run, and who stands against whom."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tasks.publishing.published import Row

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fresh:
    """What came within the day before the last run."""

    since: datetime
    is_first: bool
    """Nothing is older: the warehouse was filled since."""
    articles: list[Row]
    changes: list[Row]
    withdrawn: list[Row]
    quarantined: int


def fresh(totals: Row, articles: list[Row], changes: list[Row], quarantine: list[Row]) -> Fresh | None:
    """Return what is new within the day before the last run; None where no run is known."""
    if totals["last_run"] is None:
        return None
    since = totals["last_run"] - DAY
    return Fresh(
        since,
        totals["first_run"] > since,
        [row for row in articles if _is_after(row["first_read_at"], since)],
        [row for row in changes if _is_after(row["changed_at"], since)],
        [row for row in articles if _is_after(row["withdrawn_at"], since)],
        sum(_is_after(row["entered_at"], since) for row in quarantine),
    )


def _is_after(moment: datetime | None, since: datetime) -> bool:
    return moment is not None and moment >= since


@dataclass(frozen=True, slots=True)
class DisputeSide:
    """Somebody who states a number that is disputed, or denies it."""

    source: str
    report: Row | None
    """The report of the number; None for a denial."""
    denial: Row | None = None


def sides(reports: list[Row], denials: list[Row]) -> list[DisputeSide]:
    """Return who states the number of a claim and who denies it, each once."""
    states = {row["ultimate_source"] or row["publisher"] or "": row for row in reports}
    denies = {row["speaker"] or row["publisher"] or "": row for row in denials}
    return [
        *(DisputeSide(source, row) for source, row in states.items()),
        *(DisputeSide(source, None, row) for source, row in denies.items()),
    ]
