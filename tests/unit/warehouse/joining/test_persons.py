"""Two people of one name are two; rows of one name are one person in one incident, role or year of birth."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.unit.warehouse.made_rows import RUN, made_batch
from values.article import Paragraph
from values.categories import Event, Kind, Modifier, Zone
from values.person import Person
from values.reading import Figure, Reading, SentenceRow
from warehouse.deciding.incidents import part_article
from warehouse.joining.claims import rebuild_claims
from warehouse.load import load
from warehouse.tables.migrations import in_memory
from warehouse.tables.verdict import Verdict

FERRY = "12 people were killed when the ferry Amber Lark sank off Northport, with Ana Example aboard."
MILL = "3 people were killed when fire swept the Otter Quay mill in Southport, with Ana Example inside."


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with in_memory() as connection:
        yield connection


def name_in(connection: duckdb.DuckDBPyConnection, name: str, text: str, **stated: object) -> None:
    """Load an article that counts the dead and names Ana Example."""
    quote = text[: text.index(" were")]
    at = text.index("Ana Example")
    number = float(quote.split()[0])
    counted = {"value_low": number, "value_high": number, "value_best": number, "unit_norm": "person"}
    dead = Figure(
        0, len(quote), quote, 0, rule="made", kind=Kind.PERSONS, event=Event.KILLED, modifier=Modifier.EXACT, **counted
    )
    person = Person(at, at + 11, "Ana Example", 0, name="Ana Example", name_key="ana example", rule="made", **stated)
    sentences = [SentenceRow(0, len(text), text, 0, Zone.BODY)]
    reading = Reading(sentences=sentences, figures=[dead], persons=[person])
    paragraphs = [Paragraph(0, len(text), Zone.BODY)]
    load(connection, Verdict(made_batch(name, reading, text=text, paragraphs=paragraphs)), RUN)


def two_incidents(connection: duckdb.DuckDBPyConnection, one: dict[str, object], two: dict[str, object]) -> None:
    """Name Ana Example in two articles, and part their incidents, which the common name would join."""
    name_in(connection, "one", FERRY, **one)
    name_in(connection, "two", MILL, **two)
    rebuild_claims(connection)
    [(incident,)] = connection.execute("SELECT incident_id FROM incidents").fetchall()
    part_article(connection, incident, "https://harbour-gazette.test/two", "ana", "a fire, no ferry")


def persons(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    rebuild_claims(connection)
    return connection.execute(
        "SELECT articles, len(incidents), age_low, age_high FROM persons_named ORDER BY ALL"
    ).fetchall()


def test_ages_that_differ_within_an_incident_are_shown_of_one_person(warehouse):
    name_in(warehouse, "one", FERRY, age=38)
    name_in(warehouse, "two", FERRY, age=41)
    assert persons(warehouse) == [(2, 1, 38, 41)]


def test_one_name_in_two_incidents_is_two_people(warehouse):
    two_incidents(warehouse, {"age": 38}, {"age": 64})
    assert persons(warehouse) == [(1, 1, 38, 38), (1, 1, 64, 64)]
    keys = warehouse.execute("SELECT count(DISTINCT person_key), count(*) FROM persons_named").fetchall()
    assert keys == [(2, 2)]


@pytest.mark.parametrize("shared", [{"role": "mayor"}, {"age": 38}])
def test_one_name_of_one_role_or_year_of_birth_is_one_person_across_incidents(warehouse, shared):
    two_incidents(warehouse, shared, shared)
    assert [row[:2] for row in persons(warehouse)] == [(2, 2)]


def test_a_later_article_leaves_a_person_its_key(warehouse):
    name_in(warehouse, "one", FERRY, role="mayor")
    persons(warehouse)
    keys = "SELECT person_key FROM persons_named"
    known = warehouse.execute(keys).fetchall()
    name_in(warehouse, "two", FERRY, role="mayor")
    persons(warehouse)
    assert warehouse.execute(keys).fetchall() == known
