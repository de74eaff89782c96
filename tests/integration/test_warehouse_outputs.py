"""What leaves the warehouse: exports, the audit page, the difference of two readings, what a takedown leaves."""

import csv
import hashlib
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from expectations.audit import write_audit
from expectations.check import check
from tasks.erasing.takedown import person_request, planned_takedown, take_down, url_request
from tasks.load import load_verdict
from tasks.publish import build_report, export_published, publish_warehouse
from tasks.publishing.exports import TABLES
from tests.integration.live_markup import Page
from tests.unit.warehouse.made_rows import RUN, made_article, made_batch, made_reading
from warehouse.deciding.gate import Gate
from warehouse.deciding.takedown import TakedownPlan
from warehouse.difference import difference
from warehouse.storing.connection import open_reader, open_writer
from warehouse.tables.batch import KEYS, SPANNED, Batch
from warehouse.tables.verdict import Verdict

INJECTIONS = {
    "script": "<script>document.title='RAN'</script><img src=x onerror=\"document.title='RAN'\">",
    "attribute": '" onmouseover="document.title=\'RAN\'" x="',
    "markdown": "[report](javascript:alert(1)) ![x](http://127.0.0.1:9/x.png) | a | b |\n|---|---|",
    "sql": "Robert'); DROP TABLE figures; --",
    "formula": '=HYPERLINK("http://127.0.0.1:9/"&A1,"51")',
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(A1)",
    "tab": "\t=1+1",
    "template": "{{ 7*7 }} ${7*7} %s %(x)s {0.__class__}",
    "terminal": "\x1b]0;RAN\x07\x1b[2J\x1b[31m51 killed",
    "path": "../../../../etc/cron.d/x\\..\\..\\x",
    "log": "51 killed\n2026-03-06 09:00:00 | ERROR | forged log line",
}


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "data" / "warehouse.duckdb"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return tmp_path / "data" / "figures.duckdb"


def hostile() -> Batch:
    """Return one article an injection, each with the string in every free-text cell that a page can reach."""
    batch = Batch()
    for name, text in INJECTIONS.items():
        article = made_batch(f"hostile-{name}", title=text, authors=[text], publisher=text, section=text)
        for figure in article["figures"]:
            figure.update(speaker=text, unit=text, place=text, cue=text)
        article["persons"][0].update(name=text, role=text)
        article["denials"][0].update(speaker=text, target=text)
        article["figures"][3].update(value_low=340.0, value_high=340.0)
        batch.add(article)
    return batch


def test_hostile_text_is_stored_as_it_is_and_stays_text_everywhere(warehouse, published, tmp_path):
    run = replace(RUN, name=" ".join(INJECTIONS.values()))
    load_verdict(warehouse, check(hostile()), run, gate=Gate(block_share=1.1))
    publish_warehouse(warehouse, published, "test")
    exports = export_published(published, tmp_path / "exports")
    with open_reader(published) as connection:
        kept = {title for (title,) in connection.execute("SELECT DISTINCT title FROM revisions").fetchall()}
        assert kept == set(INJECTIONS.values())
        page = write_audit(connection, RUN.run_id, tmp_path / "audit").read_text("utf-8")
    for file in (path for path in exports if path.suffix == ".csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            cells = [cell for row in csv.reader(lines) for cell in row]
        numbers = [cell for cell in cells if cell.startswith("-") and cell.removeprefix("-").replace(".", "").isdigit()]
        assert [c for c in cells if c.startswith(("=", "+", "-", "@", "\t", "\r")) and c not in numbers] == [], file
    report = build_report(published, tmp_path / "report").folder
    for html in (page, *(path.read_text("utf-8") for path in report.rglob("*.html"))):
        assert Page(html).live == []
    shown = Page((report / "persons.html").read_text("utf-8")).text
    assert all(text.strip() in shown for text in INJECTIONS.values())
    assert "&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert {path.parent.parent for path in exports} == {tmp_path / "exports"}


def test_every_export_is_described_with_its_columns_and_hash(warehouse, published, tmp_path):
    load_verdict(warehouse, check(made_batch()), RUN)
    publish_warehouse(warehouse, published, "test")
    export_published(published, tmp_path)
    for style in ("parquet", "csv", "jsonl", "ftm"):
        package = json.loads((tmp_path / style / "datapackage.json").read_text("utf-8"))
        described = {resource["path"]: resource for resource in package["resources"]}
        assert set(described) == {file.name for file in (tmp_path / style).iterdir()} - {"datapackage.json"}
        for name, resource in described.items():
            content = (tmp_path / style / name).read_bytes()
            assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
            assert all(column["description"] for column in resource["schema"]["fields"]), name
    header = (tmp_path / "csv" / "figure_sources.csv").read_text("utf-8").splitlines()[0].split(",")
    package = json.loads((tmp_path / "csv" / "datapackage.json").read_text("utf-8"))
    assert header == [c["name"] for r in package["resources"] if r["path"] == "figure_sources.csv"
                      for c in r["schema"]["fields"]]  # fmt: skip


def test_the_formats_hold_the_same_rows(warehouse, published, tmp_path):
    load_verdict(warehouse, check(made_batch()), RUN)
    publish_warehouse(warehouse, published, "test")
    export_published(published, tmp_path)
    lines = [json.loads(line) for line in (tmp_path / "jsonl" / "figure_sources.jsonl").read_text("utf-8").splitlines()]
    parquet = duckdb.sql(f"SELECT figure_id, sentence FROM '{tmp_path}/parquet/figure_sources.parquet'").fetchall()
    assert sorted((line["figure_id"], line["sentence"]) for line in lines) == sorted(parquet)
    assert len(parquet) == 7


def test_sqlite_holds_the_same_rows_as_datasette_takes_them(warehouse, published, tmp_path):
    load_verdict(warehouse, check(made_batch()), RUN)
    publish_warehouse(warehouse, published, "test")
    for _ in range(2):
        export_published(published, tmp_path)
    connection = sqlite3.connect(tmp_path / "sqlite" / "figures.sqlite")
    lines = [json.loads(line) for line in (tmp_path / "jsonl" / "figure_sources.jsonl").read_text("utf-8").splitlines()]
    cells = "figure_id, value_low, value_high, published_day, is_corrected, warnings"
    kept = connection.execute(f"SELECT {cells} FROM figure_sources").fetchall()
    wanted = [[line[name] for name in cells.split(", ")] for line in lines]
    assert sorted((*row[:4], bool(row[4]), json.loads(row[5])) for row in kept) == sorted(map(tuple, wanted))
    [(count,)] = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchall()
    assert count == len(TABLES)
    connection.close()


def test_persons_claims_and_incidents_are_followthemoney_entities(warehouse, published, tmp_path):
    load_verdict(warehouse, check(made_batch()), RUN)
    publish_warehouse(warehouse, published, "test")
    export_published(published, tmp_path)
    entities = [json.loads(line) for line in (tmp_path / "ftm" / "entities.ftm.json").read_text("utf-8").splitlines()]
    [person] = [entity for entity in entities if entity["schema"] == "Person"]
    assert person["properties"]["name"] == ["Ana Example"]
    assert "birthDate" not in person["properties"]
    assert {"Person", "Event"} == {entity["schema"] for entity in entities}
    [incident] = [entity for entity in entities if "involved" in entity["properties"]]
    assert incident["properties"]["involved"] == [person["id"]]
    assert "1 articles of 1 outlets" in incident["properties"]["notes"]
    statements = [json.loads(s) for s in (tmp_path / "ftm" / "statements.jsonl").read_text("utf-8").splitlines()]
    key = f"tallywire.{person['id']}.name.Ana Example"
    [name] = [s for s in statements if s["entity_id"] == person["id"] and s["prop"] == "name"]
    assert name["id"] == hashlib.sha1(key.encode()).hexdigest()
    assert len(statements) == sum(1 + sum(map(len, e["properties"].values())) for e in entities)


def test_an_incident_that_nobody_counts_is_an_entity_under_its_headline(warehouse, published, tmp_path):
    batch = made_batch()
    for table in ("figures", "persons", "person_fates", "victims"):
        batch[table].clear()
    for incident in batch["told_incidents"]:
        incident.update(captured_low=None, captured_best=None)
    load_verdict(warehouse, Verdict(batch), RUN)
    publish_warehouse(warehouse, published, "test")
    export_published(published, tmp_path)
    entities = [json.loads(line) for line in (tmp_path / "ftm" / "entities.ftm.json").read_text("utf-8").splitlines()]
    [incident] = [entity for entity in entities if entity["schema"] == "Event"]
    assert incident["properties"]["name"] == incident["properties"]["summary"]


def test_the_audit_page_names_rules_rows_and_the_run_before(warehouse, tmp_path):
    batch = made_batch()
    batch["figures"][3].update(value_low=340.0, value_high=340.0)
    load_verdict(warehouse, check(batch), RUN)
    with open_writer(warehouse, "test") as connection:
        page = write_audit(connection, RUN.run_id, tmp_path).read_text("utf-8")
        [(row_id,)] = connection.execute("SELECT quarantine_id FROM quarantine").fetchall()
    assert "<code>age_out_of_range</code>" in page
    assert row_id in page
    assert "Nobody is known to have lived past 120 years" in page


def test_a_new_reading_is_compared_before_it_is_loaded(warehouse):
    load_verdict(warehouse, Verdict(made_batch()), RUN)
    reading = made_reading()
    reading.figures[0].value_low = 52.0
    gone = reading.figures.pop(6)
    batch = made_batch(reading=reading)
    batch.add(made_batch("never seen before"))
    with open_writer(warehouse, "test") as connection:
        before = connection.execute("FROM figures ORDER BY figure_id").fetchall()
        found = {(c.change.value, c.quote, c.field, c.old, c.new) for c in difference(connection, batch)}
        assert connection.execute("FROM figures ORDER BY figure_id").fetchall() == before
    assert found == {
        ("changed", "At least 51 people", "value_low", "51.0", "52.0"),
        ("gone", gone.quote, None, None, None),
    }


def content_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def filled(warehouse: Path, published: Path) -> Path:
    """Load two articles, one of them of an unusual person, with a waiting row, exports and a backup; return exports."""
    person = "Zebulon Quillfeather"
    text = made_article().text.replace("Ana Example", person)
    batch = made_batch("two", text=text)
    moved = len(person) - len("Ana Example")
    start = text.index(person)
    for table in SPANNED:
        for row in batch[table]:
            row["span_start"] += moved * (row["span_start"] > start)
            row["span_end"] += moved * (row["span_end"] > start)
            row["quote"] = text[row["span_start"] : row["span_end"]]
    batch["revisions"][0]["paragraphs"] = []
    batch["persons"][0].update(name=person, name_key=person_request(person, "").keys[0], role="soldier of Quillfeather")
    batch["person_fates"][0].update(event="abolished", place="Quillfeather Bay")
    batch["revisions"][0].update(warc_file="one.warc.gz", warc_offset=17)
    batch.add(made_batch("one"))
    verdict = check(batch)
    assert verdict.reasons() == {"unknown_event": 1}
    load_verdict(warehouse, verdict, RUN)
    publish_warehouse(warehouse, published, "test")
    exports = warehouse.parent / "published"
    export_published(published, exports)
    warehouse.with_name("warehouse.duckdb.before-0001.bak").write_bytes(warehouse.read_bytes())
    return exports


@pytest.mark.parametrize("by", ["person", "url"])
def test_after_a_takedown_no_file_holds_a_word_of_it(warehouse, published, by):
    exports = filled(warehouse, published)
    assert b"Quillfeather" in content_of(warehouse.parent)
    url = "https://harbour-gazette.test/two"
    with open_writer(warehouse, "test") as connection:
        told = f"could not be read: {url}, Zebulon Quillfeather"
        connection.execute("UPDATE runs SET note = ?", [told])
        connection.execute(
            "INSERT INTO quarantine SELECT * REPLACE ('other' AS quarantine_id, 'other' AS article_id, "
            "NULL AS revision_id, '{}' AS \"row\", ? AS note) FROM quarantine",
            [told],
        )
    reason = "asked for by the family"
    request = person_request("Quillfeather Zebulon", reason) if by == "person" else url_request(url, reason)
    asked: list[TakedownPlan] = []
    request, plan, _ = planned_takedown(warehouse, request)
    take_down(warehouse, published, request, plan, asked.append, [exports])
    assert asked == [plan]
    assert (plan.urls, plan.snapshots, plan.figures) == ([url], [("one.warc.gz", 17)], 7)
    assert b"Quillfeather" not in content_of(warehouse.parent)
    assert url.encode() not in content_of(warehouse.parent)
    with open_reader(published) as connection:
        assert connection.execute("SELECT url FROM articles").fetchall() == [("https://harbour-gazette.test/one",)]
        noted = connection.execute("SELECT subject, reason, articles FROM takedowns").fetchall()
        notes = connection.execute("SELECT note FROM runs UNION SELECT note FROM quarantine").fetchall()
    assert noted == [(by, reason, 1)]
    assert notes == [("removed by a takedown",)]


@pytest.mark.parametrize("by", ["person", "url"])
def test_what_was_taken_down_is_kept_out_of_later_loads(warehouse, published, by):
    batch = made_batch("one")
    load_verdict(warehouse, Verdict(batch), RUN)
    url = "https://harbour-gazette.test/one"
    request = url_request(url, "asked") if by == "url" else person_request("Ana Example", "asked")
    batch["persons"][0].update(name_key=person_request("Ana Example", "asked").keys[0])
    request, plan, _ = planned_takedown(warehouse, request)
    take_down(warehouse, published, request, plan, lambda _: None)
    counts = load_verdict(warehouse, Verdict(batch), RUN)
    assert counts.kept_out == 1
    with open_writer(warehouse, "test") as connection:
        assert {connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in KEYS} == {0}


def test_a_takedown_can_be_looked_at_before_it_is_done(warehouse):
    load_verdict(warehouse, Verdict(made_batch("one")), RUN)
    _, plan, found = planned_takedown(warehouse, person_request("Ana Example", "asked"))
    assert [(article.url, "Ana Example" in article.why) for article in found] == [(plan.urls[0], True)]
    assert plan.urls == ["https://harbour-gazette.test/one"]
    with open_writer(warehouse, "test") as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]
