"""The reference article through the whole flow, read back by SQL and compared with what a perfect reading holds."""

import html
import json
from collections import Counter
from pathlib import Path

import duckdb
import pytest

SEED = Path(__file__).parents[3] / "shared" / "gold" / "seed"
pytestmark = [
    pytest.mark.usefixtures("prefect_server"),
    pytest.mark.skipif(not SEED.exists(), reason=f"the reference article is not there: {SEED}"),
]
KIND_OF_COUNT = {"persons": "persons", "age_years": "age", "days": "duration", "months": "duration"}


def gold(kind):
    lines = (SEED / "full.jsonl").read_text("utf-8").splitlines()
    return [row for line in lines if (row := json.loads(line))["kind"] == kind]


@pytest.fixture(scope="module")
def stored(module_folder, prefect_server):  # noqa: ARG001 - the server runs, the folder is set
    from flows.ingest import ingest

    paragraphs = [line for line in (SEED / "article.txt").read_text("utf-8").split("\n") if line.strip()]
    day = gold("article")[0]["published"]
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    Path("reference.html").write_text(
        f'<html lang="en"><head><meta property="article:published_time" content="{day}T12:00:00+02:00"></head>'
        f"<body><article><h1>Reference</h1>{body}</article></body></html>",
        encoding="utf-8",
    )
    summary = ingest(["reference.html"])
    with duckdb.connect(summary.published, read_only=True) as connection:
        yield connection


def rows(connection, query):
    return connection.execute(query).fetchall()


def is_date(row):
    """Tell the length inside a date expression ("three months after enlisting"), which is kept with the dates."""
    return row["counts"] == "months"


def test_every_core_figure_has_value_modifier_and_kind(stored):
    core = [row for row in gold("figure") if row["tier"] == "core" and not is_date(row)]
    wanted = Counter(
        (row["value_low"], row["value_high"], row["modifier"].split()[0], KIND_OF_COUNT[row["counts"]]) for row in core
    )
    read = Counter(rows(stored, "SELECT value_low, value_high, modifier, kind FROM figures"))
    assert len(core) == 7
    assert wanted - read == Counter()


def test_every_duration_keeps_its_unit(stored):
    units = {unit for (unit,) in rows(stored, "SELECT unit FROM figures WHERE kind = 'duration'")}
    assert {row["counts"] for row in gold("figure") if row["counts"] == "days"} <= units


def test_the_months_from_enlisting_to_death_date_the_enlistment(stored):
    [row] = [row for row in gold("figure") if is_date(row)]
    values = rows(stored, "SELECT value FROM dates WHERE quote = 'three months after'")
    assert values == [(f"P{row['value_low']}M",)]
    enlisted = rows(
        stored, "SELECT derived_enlisted_start::VARCHAR FROM persons WHERE derived_enlisted_start IS NOT NULL"
    )
    assert enlisted == [("2023-09-01",)]


def test_every_person_with_an_age_has_it(stored):
    wanted = {(row["name"], row["age"]) for row in gold("person") if row.get("age")}
    assert len(wanted) == 3
    assert wanted <= set(rows(stored, "SELECT name, age FROM persons"))


def test_the_recruiting_has_its_period(stored):
    first = next(row for row in gold("figure") if row["id"] == "F01")
    periods = rows(
        stored,
        "SELECT period_start::VARCHAR, period_end::VARCHAR FROM figures WHERE value_low = 51 AND kind = 'persons'",
    )
    assert periods == [tuple(first["period"])]


def test_the_three_days_of_speech_are_resolved(stored):
    wanted = {row["resolved"] for row in gold("date") if row["id"] in ("D02", "D08", "D10")}
    days = {day for (day,) in rows(stored, "SELECT period_start::VARCHAR FROM dates WHERE precision = 'day'")}
    assert len(wanted) == 3
    assert wanted <= days


def test_the_denial_has_its_speaker(stored):
    denials = rows(stored, "SELECT speaker FROM denials")
    claim = next(row for row in gold("claim") if row["id"] == "C03")
    assert any(speaker and speaker in claim["text"] for (speaker,) in denials)
