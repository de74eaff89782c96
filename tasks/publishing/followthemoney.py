"""Persons and claims in the FollowTheMoney data model (https://followthemoney.tech), as entities and as statements.

A person becomes a `Person`, a claim an `Event`; every value is text and may come several times. What the sources say is
not settled: ages and fates go to `notes`, never to `birthDate` or `deathDate`.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb

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

_PERSONS = "FROM persons_named ORDER BY name_key"
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


def _rows(connection: duckdb.DuckDBPyConnection, statement: str) -> Iterator[dict[str, Any]]:
    rows: list[dict[str, Any]] = connection.sql(statement).to_arrow_table().to_pylist()
    yield from rows


def _entity(key: str, schema: str, properties: dict[str, list[Any] | None]) -> dict[str, Any]:
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


def _person(row: dict[str, Any]) -> dict[str, Any]:
    age = {row["age_low"], row["age_high"]} - {None}
    fates = ", ".join(row["fates"] or [])
    notes = [
        f"age stated: {' to '.join(str(years) for years in sorted(age))}" if age else None,
        f"fates stated: {fates}" if fates else None,
        _withdrawn(row["withdrawn_articles"], row["articles"], "articles"),
    ]
    key = hashlib.sha1(row["name_key"].encode(), usedforsecurity=False).hexdigest()
    return _entity(
        key,
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


def _claim(row: dict[str, Any]) -> dict[str, Any]:
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


def _is_country(place: str | None) -> bool:
    """Return True for a place_id ("NO", "NO/3161732"); other places are words in lower case."""
    code = (place or "").split("/")[0]
    return len(code) == 2 and code.isupper()


def entities(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """Yield every person and claim as a FollowTheMoney entity."""
    for row in _rows(connection, _PERSONS):
        yield _person(row)
    for row in _rows(connection, _CLAIMS):
        yield _claim(row)


def statements(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """Yield every value of every entity as a FollowTheMoney statement."""
    for entity in entities(connection):
        yield _statement(entity, "id", entity["id"])
        for prop, values in entity["properties"].items():
            for value in values:
                yield _statement(entity, prop, value)


def _statement(entity: dict[str, Any], prop: str, value: str) -> dict[str, Any]:
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
        "origin": "persons" if entity["schema"] == "Person" else "claims",
        "id": hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),
    }
