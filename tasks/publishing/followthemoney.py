"""Persons, claims and incidents in the FollowTheMoney data model (https://followthemoney.tech).

A person becomes a `Person`, a claim an `Event`, an incident an `Event` that involves its persons, each as an entity and
as statements; every value is text and may come several times. What the sources say is not settled: ages and fates go to
`notes`, never to `birthDate` or `deathDate`.
"""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import duckdb

from tasks.publishing.wording import incident_title

Row = dict[str, Any]
DATASET = "tallywire"

STATEMENT_FIELDS = [
    {"name": "canonical_id", "type": "string", "description": "Entity after merging; here the entity itself."},
    {"name": "entity_id", "type": "string", "description": "Entity that the value belongs to."},
    {"name": "prop", "type": "string", "description": "Property; `id` states that the entity exists."},
    {"name": "schema", "type": "string", "description": "Person or Event."},
    {"name": "value", "type": "string", "description": "The value."},
    {"name": "dataset", "type": "string", "description": "Always `tallywire`."},
    {"name": "lang", "type": "string", "description": "Not used."},
    {"name": "original_value", "type": "string", "description": "Not used: values are as published."},
    {"name": "first_seen", "type": "date", "description": "Not used: see the warehouse."},
    {"name": "last_seen", "type": "date", "description": "Not used."},
    {"name": "external", "type": "boolean", "description": "Always false."},
    {"name": "origin", "type": "string", "description": "Table of the warehouse."},
    {"name": "id", "type": "string", "description": "SHA-1 of dataset, entity, property and value."},
]
ENTITY_FIELDS = [
    {"name": "id", "type": "string", "description": "Identifier of the entity."},
    {"name": "schema", "type": "string", "description": "Person or Event."},
    {"name": "properties", "type": "object", "description": "Lists of values by property."},
    {"name": "datasets", "type": "array", "description": "Always [`tallywire`]."},
]

_PERSONS = "FROM persons_named ORDER BY name_key, person_key"
_CLAIMS = """
SELECT claims.*, reports.summaries, reports.urls, reports.publishers, reports.places
FROM claims LEFT JOIN (
    SELECT
        claim_id,
        list_sort(list(DISTINCT sentence)) AS summaries,
        list_sort(list(DISTINCT url)) AS urls,
        list_sort(list(DISTINCT publisher) FILTER (publisher IS NOT NULL)) AS publishers,
        list_sort(list(DISTINCT place) FILTER (place IS NOT NULL)) AS places
    FROM claim_reports GROUP BY claim_id
) AS reports USING (claim_id)
ORDER BY claim_id
"""
_INCIDENTS = """
SELECT incidents.*, told.headline, told.urls, told.publishers, told.titles, named.involved
FROM incidents
LEFT JOIN (
    SELECT
        incident_id,
        list_sort(list(DISTINCT url)) AS urls,
        list_sort(list(DISTINCT publisher) FILTER (publisher IS NOT NULL)) AS publishers,
        list_sort(list(DISTINCT title) FILTER (title IS NOT NULL AND is_main)) AS titles,
        arg_min(title, (NOT is_main, published_day, url)) AS headline
    FROM incident_articles GROUP BY incident_id
) AS told USING (incident_id)
LEFT JOIN (
    SELECT incident_id, list_sort(list(DISTINCT person_key)) AS involved FROM person_homes GROUP BY incident_id
) AS named USING (incident_id)
ORDER BY incident_id
"""


def _rows(connection: duckdb.DuckDBPyConnection, statement: str) -> Iterator[Row]:
    rows: list[Row] = connection.sql(statement).to_arrow_table().to_pylist()
    yield from rows


def _entity(key: str, schema: str, properties: dict[str, list[Any] | None]) -> Row:
    stated = {
        name: list(dict.fromkeys(_text(value) for value in values if value is not None))
        for name, values in properties.items()
        if values
    }
    return {
        "id": f"{DATASET}-{schema.lower()}-{key}",
        "schema": schema,
        "properties": {name: values for name, values in stated.items() if values},
        "datasets": [DATASET],
    }


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:,.10g}"


def _withdrawn(number: int | None, all_of_them: int, what: str) -> str | None:
    return f"withdrawn since: {number} of {all_of_them} {what}" if number else None


def _person(row: Row) -> Row:
    age = {row["age_low"], row["age_high"]} - {None}
    fates = ", ".join(row["fates"] or [])
    notes = [
        f"age stated: {' to '.join(str(years) for years in sorted(age))}" if age else None,
        f"fates stated: {fates}" if fates else None,
        _withdrawn(row["withdrawn_articles"], row["articles"], "articles"),
    ]
    return _entity(
        row["person_key"],
        "Person",
        {
            "name": [row["name"]],
            "alias": [name for name in row["spellings"] or [] if name != row["name"]],
            "nationality": [code.lower() for code in row["nationalities"] or []],
            "position": row["roles"],
            "notes": notes,
            "sourceUrl": row["urls"],
            "publisher": row["publishers"],
        },
    )


def _claim(row: Row) -> Row:
    what = " ".join(part for part in (row["unit_norm"] or row["kind"], row["event"]) if part)
    bounds = f"low {_number(row['value_low'])}, best {_number(row['value_best'])}, high {_number(row['value_high'])}"
    return _entity(
        row["claim_id"],
        "Event",
        {
            "name": [f"{_number(row['value_best'])} {what}"],
            "startDate": [row["first_day"]],
            "endDate": [row["last_day"]],
            "location": row["places"],
            "country": [(row["place"] or "").split("/")[0].lower()] if _is_country(row["place"]) else None,
            "summary": row["summaries"],
            "notes": [
                f"{bounds}; {row['reports']} reports, {row['ultimate_sources']} ultimate sources",
                _withdrawn(row["withdrawn_reports"], row["reports"], "reports"),
            ],
            "sourceUrl": row["urls"],
            "publisher": row["publishers"],
        },
    )


def _incident(row: Row) -> Row:
    bounds = {
        harm: ", ".join(f"{bound} {_number(row[f'{harm}_{bound}'])}" for bound in ("low", "best", "high"))
        for harm in ("killed", "injured", "captured")
        if row[f"{harm}_best"] is not None
    }
    return _entity(
        row["incident_id"],
        "Event",
        {
            "name": [incident_title(row)],
            "startDate": [row["day_start"]],
            "endDate": [row["day_end"]],
            "location": [row["place"]],
            "country": [row["place_id"].split("/")[0].lower()] if _is_country(row["place_id"]) else None,
            "summary": row["titles"],
            "involved": [f"{DATASET}-person-{key}" for key in row["involved"] or []],
            "notes": [
                *(f"{harm}: {words}" for harm, words in bounds.items()),
                f"{row['articles']} articles of {row['outlets']} outlets",
            ],
            "sourceUrl": row["urls"],
            "publisher": row["publishers"],
        },
    )


def _is_country(place: str | None) -> bool:
    """Return True for a place_id ("NO", "NO/3161732"); other places are words in lower case."""
    code = (place or "").split("/")[0]
    return len(code) == 2 and code.isupper()


_SOURCES: tuple[tuple[str, str, Callable[[Row], Row]], ...] = (
    ("persons", _PERSONS, _person),
    ("claims", _CLAIMS, _claim),
    ("incidents", _INCIDENTS, _incident),
)
"""Table of the warehouse, its rows, and what makes an entity of one."""


def entities(connection: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    """Yield every person, claim and incident as a FollowTheMoney entity."""
    for _, statement, entity_of in _SOURCES:
        yield from map(entity_of, _rows(connection, statement))


def statements(connection: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    """Yield every value of every entity as a FollowTheMoney statement."""
    for origin, statement, entity_of in _SOURCES:
        for entity in map(entity_of, _rows(connection, statement)):
            yield _statement(entity, "id", entity["id"], origin)
            for prop, values in entity["properties"].items():
                yield from (_statement(entity, prop, value, origin) for value in values)


def _statement(entity: Row, prop: str, value: str, origin: str) -> Row:
    key = f"{DATASET}.{entity['id']}.{prop}.{value}"
    return {
        "canonical_id": entity["id"],
        "entity_id": entity["id"],
        "prop": prop,
        "schema": entity["schema"],
        "value": value,
        "dataset": DATASET,
        "lang": None,
        "original_value": None,
        "first_seen": None,
        "last_seen": None,
        "external": False,
        "origin": origin,
        "id": hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),
    }
