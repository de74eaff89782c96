"""Translate readings into the fields that each public evaluation set asks for; one function a set, named after it."""

from collections import Counter
from typing import Any

from tests.gold import adapters_persons
from tests.gold.adapters_articles import article
from tests.gold.adapters_attribution import polnear
from tests.gold.adapters_dates import (
    gva_dates,
    re3d_temporal,
    recog_datetime,
    tbaq_aquaint,
    tbaq_timebank,
    tcr,
    te3_platinum,
)
from tests.gold.adapters_events import casualties, epitator_counts, idmc, india_police_events, muc4, reading, totals
from tests.gold.adapters_numbers import (
    cqe_age,
    cqe_currency,
    cqe_dimension,
    cqe_temperature,
    measeval,
    newsquant,
    re3d_quantities,
    recog_age,
    recog_currency,
    recog_dimension,
    recog_number,
    recog_numrange,
    recog_percent,
)
from values.categories import Event
from values.reading import Reading

__all__ = [
    "article",
    "cqe_age",
    "cqe_currency",
    "cqe_dimension",
    "cqe_temperature",
    "epitator_counts",
    "gva_persons",
    "idmc",
    "india_police_events",
    "measeval",
    "muc4",
    "newsquant",
    "polnear",
    "re3d",
    "recog_age",
    "recog_currency",
    "recog_datetime",
    "recog_dimension",
    "recog_number",
    "recog_numrange",
    "recog_percent",
    "tbaq_aquaint",
    "tbaq_timebank",
    "tcr",
    "te3_platinum",
]

HARMS = frozenset({Event.KILLED, Event.INJURED, Event.KILLED_OR_INJURED})


def re3d(text: str, dct: str | None) -> list[dict[str, Any]]:
    """Return quantities, times, persons and places; the set's types are kept apart by `type`."""
    return [*re3d_quantities(text, dct), *re3d_temporal(text, dct), *adapters_persons.re3d_names(text)]


def gva_persons(text: str, dct: str | None) -> list[dict[str, Any]]:
    """Return persons, all dates, the incident's date, and the killed and injured with single victims counted up."""
    found = reading(text, dct)
    day = incident_day(found)
    incident = [{"type": "incident", "incident_date": day}] if day else []
    return [
        *adapters_persons.gva_persons(text, found),
        *gva_dates(text, dct),
        *incident,
        *casualties(found),
        *totals(found),
    ]


def incident_day(found: Reading) -> str | None:
    """Return the day that most figures and fates of harm name, the earliest told on a tie."""
    figures = [f.period_start for f in found.figures if f.event in HARMS and f.period_start == f.period_end]
    fates = [fate.start for person in found.persons for fate in person.fates if fate.event in HARMS]
    days = Counter(day for day in [*figures, *fates] if day is not None)
    return days.most_common(1)[0][0].isoformat() if days else None
