from collections.abc import Iterator
from datetime import timedelta

import duckdb
import pytest

from tests.unit.warehouse.made_rows import PUBLISHED, RUN, made_statement
from values.categories import Event, Kind, Modifier
from warehouse.deciding.incidents import join_incidents, part_article
from warehouse.errors import NoSuchIncident
from warehouse.joining.claims import rebuild_claims
from warehouse.load import load
from warehouse.tables.migrations import in_memory
from warehouse.tables.verdict import Verdict

FERRY = "{} people were killed when the ferry Amber Lark sank off Northport."
MILL = "{} people were killed when fire swept the Otter Quay mill in Southport."


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    with in_memory() as connection:
        yield connection


@pytest.fixture
def warehouse(empty) -> Iterator[duckdb.DuckDBPyConnection]:
    yield empty
    for (table,) in empty.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall():
        if table != "schema_versions":
            empty.execute(f"DELETE FROM {table}")


def tell(connection, name: str, text: str, value: int, **more: object) -> str:
    """Load one article and return its address."""
    counted = {"kind": Kind.PERSONS, "modifier": Modifier.EXACT, "unit_norm": "person", "event": Event.KILLED}
    bounds = dict.fromkeys(("value_low", "value_high", "value_best"), value)
    stated = counted | bounds | {"period_start": PUBLISHED, "period_end": PUBLISHED} | more
    batch = made_statement(text.format(value), f"{value} people", name, **stated)
    load(connection, Verdict(batch), RUN)
    return f"https://harbour-gazette.test/{name}"


def incidents(connection) -> list[tuple[str, int]]:
    rebuild_claims(connection)
    return connection.execute(
        "SELECT incident_id, articles FROM incidents ORDER BY articles DESC, incident_id"
    ).fetchall()


def test_an_incident_keeps_its_id_when_more_articles_come(warehouse):
    tell(warehouse, "one", FERRY, 12)
    [(first, _)] = incidents(warehouse)
    tell(warehouse, "two", FERRY, 12)
    assert incidents(warehouse) == [(first, 2)]


def test_an_incident_puts_its_counts_together(warehouse):
    tell(warehouse, "one", FERRY, 12)
    tell(warehouse, "two", FERRY, 12)
    tell(warehouse, "three", FERRY, 15)
    rebuild_claims(warehouse)
    found = warehouse.execute(
        "SELECT killed_low, killed_best, killed_high, day_start, outlets FROM incidents"
    ).fetchall()
    assert found == [(12, 12, 15, PUBLISHED, 1)]


def test_a_running_total_over_weeks_is_no_count_of_an_incident(warehouse):
    tell(warehouse, "one", FERRY, 118, period_start=PUBLISHED - timedelta(days=60))
    rebuild_claims(warehouse)
    assert warehouse.execute("SELECT killed_best, killed_high FROM incidents").fetchall() == [(None, None)]


def test_opening_an_incident_is_told(warehouse):
    tell(warehouse, "one", FERRY, 12)
    [(first, _)] = incidents(warehouse)
    assert warehouse.execute("SELECT incident_id, event FROM incident_events").fetchall() == [(first, "opened")]


def test_an_article_that_a_reviewer_takes_out_stays_out(warehouse):
    tell(warehouse, "one", FERRY, 12)
    out = tell(warehouse, "two", FERRY, 12)
    [(first, _)] = incidents(warehouse)
    opened = part_article(warehouse, first[:8], out, "ana", "another ferry of that name")
    assert sorted(incidents(warehouse)) == sorted([(first, 1), (opened, 1)])
    tell(warehouse, "two", FERRY, 13)
    assert sorted(incidents(warehouse)) == sorted([(first, 1), (opened, 1)])
    found = warehouse.execute("SELECT other_incident_id, why, decided_by FROM incident_events WHERE event = 'split'")
    assert found.fetchall() == [(opened, "another ferry of that name", "ana")]


def test_two_incidents_that_a_reviewer_joins_stay_one(warehouse):
    tell(warehouse, "one", FERRY, 12)
    tell(warehouse, "two", MILL, 3)
    (kept, _), (gone, _) = incidents(warehouse)
    join_incidents(warehouse, kept, gone, "ana", "the mill stood on the ferry")
    assert incidents(warehouse) == [(kept, 2)]
    tell(warehouse, "two", MILL, 4)
    assert incidents(warehouse) == [(kept, 2)]


def test_an_unknown_incident_is_named(warehouse):
    with pytest.raises(NoSuchIncident, match="no incident 'zzz'"):
        join_incidents(warehouse, "zzz", "yyy", "ana", "why")
