import re
from enum import StrEnum

import pytest

from values import categories as c
from values.article import PageKind
from values.second_reading import Decider, Field, RequestOutcome
from warehouse.deciding.quarantine import QuarantineState
from warehouse.deciding.takedown import Subject
from warehouse.errors import DoubledColumn
from warehouse.tables import migrations
from warehouse.tables.batch import KEYS
from warehouse.tables.migrations import arrow_schemas, in_memory, latest_version, migrate, migration_files, version_of
from warehouse.tables.verdict import RunState, Severity

LISTS: dict[tuple[str, str], type[StrEnum]] = {
    ("figures", "modifier"): c.Modifier,
    ("figures", "kind"): c.Kind,
    ("figures", "event"): c.Event,
    ("figures", "stance"): c.Stance,
    ("figures", "measure"): c.Measure,
    ("figures", "statistic"): c.Statistic,
    ("figures", "standing"): c.Standing,
    ("figures", "sex"): c.Sex,
    ("figures", "age_band"): c.AgeBand,
    ("figures", "period_precision"): c.Precision,
    ("figures", "place_precision"): c.PlacePrecision,
    ("figures", "zone"): c.Zone,
    ("sentences", "zone"): c.Zone,
    ("persons", "zone"): c.Zone,
    ("persons", "sex"): c.Sex,
    ("person_fates", "event"): c.Event,
    ("denials", "zone"): c.Zone,
    ("victims", "event"): c.Event,
    ("told_incidents", "period_precision"): c.Precision,
    ("told_incidents", "place_precision"): c.PlacePrecision,
    ("dates", "precision"): c.Precision,
    ("attributions", "stance"): c.Stance,
    ("places", "precision"): c.PlacePrecision,
    ("revisions", "page_kind"): PageKind,
    ("runs", "state"): RunState,
    ("quarantine", "state"): QuarantineState,
    ("takedowns", "subject"): Subject,
    ("rule_results", "severity"): Severity,
    ("second_readings", "outcome"): RequestOutcome,
    ("reader_differences", "field"): Field,
    ("reader_differences", "chosen"): Decider,
}
WITHOUT_ENUM = {
    ("denials", "scope"),
    ("dates", "type"),
    ("dates", "anchor"),
    ("corrections", "state"),
    ("corrections", "table_name"),
    ("incident_events", "event"),
    ("incident_decisions", "decision"),
    ("reader_decisions", "chosen"),
}


def check_lists() -> dict[tuple[str, str], set[str]]:
    with in_memory() as connection:
        found = connection.execute(
            "SELECT table_name, expression FROM duckdb_constraints() WHERE constraint_type = 'CHECK'"
        ).fetchall()
    lists = {}
    for table, expression in found:
        column = re.search(r'"?(\w+)"? IN', expression)
        assert column, expression
        lists[table, column[1]] = set(re.findall(r"'([^']+)'", expression))
    return lists


def test_the_sql_lists_are_the_categories_of_the_code():
    found = check_lists()
    assert set(found) == set(LISTS) | WITHOUT_ENUM
    for place, words in LISTS.items():
        assert found[place] == {word.value for word in words}, place


def test_every_table_view_and_column_has_a_comment():
    with in_memory() as connection:
        bare = connection.execute(
            "SELECT table_name, column_name FROM codebook WHERE comment IS NULL OR table_comment IS NULL"
        ).fetchall()
    assert bare == []


def test_every_table_of_a_reading_has_its_key():
    with in_memory() as connection:
        keys = dict(
            connection.execute(
                "SELECT table_name, constraint_column_names[1] FROM duckdb_constraints() "
                "WHERE constraint_type = 'PRIMARY KEY'"
            ).fetchall()
        )
    assert {table: keys[table] for table in KEYS} == KEYS


def test_stated_and_derived_values_never_share_a_column():
    persons = arrow_schemas()["persons"].names
    assert {"derived_birth_start", "derived_birth_end", "derived_enlisted_start"} <= set(persons)
    assert not {"birth_start", "birth_date", "enlisted_start"} & set(persons)


def test_migrations_are_numbered_without_a_gap():
    assert sorted(migration_files()) == list(range(latest_version() + 1))


def test_migrating_twice_does_nothing():
    with in_memory() as connection:
        assert version_of(connection) == latest_version()
        assert migrate(connection) == []


@pytest.mark.parametrize("view", ["figures_current", "figure_sources", "persons_named", "timeline", "figure_changes",
                                  "denials_open", "source_health", "codebook", "claim_reports",
                                  "incident_articles", "incident_persons", "incident_denials",
                                  "figure_steps", "disagreements", "reader_quality", "reader_agreement"])  # fmt: skip
def test_every_view_can_be_asked_when_the_warehouse_is_empty(view):
    with in_memory() as connection:
        assert isinstance(connection.execute(f"FROM {view}").fetchall(), list)


def test_no_column_has_a_computed_default_which_a_killed_database_could_not_replay():
    with in_memory() as connection:
        found = connection.execute(
            "SELECT table_name, column_name, column_default FROM duckdb_columns() "
            "WHERE NOT internal AND column_default IS NOT NULL AND NOT regexp_full_match(column_default, '\\d+|NULL')"
        ).fetchall()
    assert found == []


def test_a_column_that_a_view_would_take_in_twice_is_refused_by_name(monkeypatch):
    views = migrations.view_statements().replace(
        "figures_current.unit,", "figures_current.unit,\n    figures_current.unit_norm,"
    )
    monkeypatch.setattr(migrations, "view_statements", lambda: views)
    with pytest.raises(DoubledColumn, match=r"claim_reports takes in unit_norm twice, .* as unit_norm_1"):
        in_memory()
