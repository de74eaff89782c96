"""The main job on the bundled samples, read back by SQL."""

import duckdb
import pytest

from samples import SITE

pytestmark = pytest.mark.usefixtures("prefect_server")


@pytest.fixture(scope="module")
def ingest(prefect_server, module_folder):  # noqa: ARG001 - the server runs, the folder is set
    from flows.ingest import ingest

    return ingest


@pytest.fixture(scope="module")
def first(ingest):
    return ingest()


@pytest.fixture(scope="module")
def published(first):
    with duckdb.connect(first.published, read_only=True) as connection:
        yield connection


def rows(connection, query, *values):
    return connection.execute(query, values).fetchall()


def words_of(connection, needle):
    """Return (value_low, value_high, modifier) of the figures of the sentences that hold `needle`."""
    return rows(
        connection,
        "SELECT value_low, value_high, modifier FROM figures JOIN sentences USING (sentence_id) "
        "WHERE contains(sentences.quote, ?) ORDER BY figures.span_start",
        needle,
    )


def test_every_page_of_the_site_becomes_an_article(first, published):
    pages = {page.relative_to(SITE).as_posix() for page in SITE.rglob("*/*.html")}
    urls = {url.split("/", 3)[3] for (url,) in rows(published, "SELECT url FROM articles")}
    assert urls == pages
    assert first.articles == 15
    assert first.failures == []
    assert first.exit_code == 0


def test_every_quote_is_exactly_its_span(published):
    for table in ("sentences", "figures", "persons", "denials", "dates", "attributions"):
        wrong = rows(
            published,
            f"SELECT count(*) FROM {table} JOIN revisions USING (revision_id) "
            "WHERE substring(text, span_start + 1, span_end - span_start) <> quote",
        )
        assert wrong == [(0,)], table


def test_every_layout_gives_its_day_of_publication(published):
    assert rows(published, "SELECT count(*) FROM revisions WHERE published_day IS NULL") == [(0,)]
    assert rows(
        published,
        "SELECT published_day::VARCHAR FROM revisions JOIN articles USING (article_id) "
        "WHERE url LIKE '%our-count.html'",
    ) == [("2026-03-09",)]


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("At least nine people were killed on Saturday", (9, None, "at_least")),
        ("Between 20 and 30 people were still missing", (20, 30, "between")),
        ("Dozens of people were missing", (None, None, "vague")),
        ("At least 64 citizens of Kestria", (64, None, "at_least")),
        ("had spent no more than four days", (None, 4, "at_most")),
        ("About 1,200 residents were evacuated", (1200, 1200, "about")),
        ("Twenty-three people lost their lives", (23, 23, "exact")),
    ],
)
def test_a_modifier_bounds_its_number(published, sentence, figure):
    assert figure in words_of(published, sentence)


def test_the_two_outlets_that_differ_are_both_kept(published):
    tolls = rows(
        published,
        "SELECT DISTINCT value_low FROM figures JOIN revisions USING (revision_id) "
        "WHERE kind = 'persons' AND event = 'killed' AND published_day BETWEEN '2026-03-08' AND '2026-03-09'",
    )
    assert {(17,), (23,)} <= set(tolls)


def test_a_named_person_has_age_and_fate(published):
    fates = rows(
        published,
        "SELECT age, event, period_start::VARCHAR FROM persons JOIN person_fates USING (person_id) "
        "WHERE name = 'Ilan Voss'",
    )
    assert (29, "killed", "2025-10-01") in fates


def test_the_operators_denial_is_kept_with_its_speaker(published):
    speakers = {speaker for (speaker,) in rows(published, "SELECT speaker FROM denials")}
    assert any("Ketter" in (speaker or "") or "operator" in (speaker or "") for speaker in speakers)


def test_an_age_of_340_is_kept_out_of_the_tables(first, published):
    assert rows(published, "SELECT count(*) FROM figures WHERE kind = 'age' AND value_low > 120") == [(0,)]
    assert rows(published, "SELECT count(*) FROM persons WHERE age > 120") == [(0,)]
    assert "age_out_of_range" in first.reasons


def test_an_event_after_publication_is_kept_out_of_the_tables(first, published):
    assert first.reasons["event_after_publication"] >= 1
    assert rows(
        published,
        "SELECT count(*) FROM figures JOIN revisions USING (revision_id) WHERE period_start > published_day + 1 "
        "AND stance <> 'hypothetical' AND title LIKE 'Relief lorry%' AND event = 'killed'",
    ) == [(0,)]


def test_quarantined_rows_wait_with_their_reasons(first, published):
    waiting = rows(published, "SELECT reasons FROM quarantine WHERE state = 'open'")
    assert len(waiting) == len(first.quarantined) > 0
    assert all(reasons for (reasons,) in waiting)


def test_the_syndicated_copy_is_an_article_of_its_own(published):
    copies = rows(
        published, "SELECT publisher FROM revisions WHERE title LIKE 'Orle flood toll climbs%' ORDER BY publisher"
    )
    assert copies == [("Northgate Press Agency",), ("The Harbour Ledger",)]


def test_a_second_run_changes_no_row(first, ingest):
    before = first.published.read_bytes()
    second = ingest()
    assert second.is_unchanged
    assert second.failures == []
    assert first.published.read_bytes() == before


def test_the_run_is_named_and_carries_its_tables(first):
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        run = client.read_flow_run(first.run_id)
        artifacts = client.request(
            "POST", "/artifacts/filter", json={"artifacts": {"flow_run_id": {"any_": [first.run_id]}}}
        ).json()
    assert run.name.startswith("ingest ")
    assert run.name.endswith("samples")
    assert {artifact["key"] for artifact in artifacts} == {"audit", "figures", "quarantine", "report", "source-health"}


def test_every_snapshot_can_be_read_back(module_folder, published):
    from tasks.fetching import Archive

    with Archive(module_folder / "snapshots") as archive:
        for file, offset, digest in rows(published, "SELECT warc_file, warc_offset, body_sha256 FROM revisions"):
            assert archive.read(file, offset).sha256 == digest
