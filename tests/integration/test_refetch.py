"""Articles looked at again by the real flow, against a site whose pages change, vanish and come back."""

import csv
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from flows.run.summary import RunSummary
from tasks.fetching import Archive, Frontier, Outcome, Snapshot, State, Target
from tasks.load import bring_standing, load_verdict
from tests.integration.changing_site import Answer, changing_site
from tests.integration.conftest import settle_in
from tests.unit.warehouse.made_rows import RUN, made_batch
from warehouse.deciding.withdrawn import Withdrawals
from warehouse.tables.verdict import Verdict

AT_ONCE = '[{"up_to_days": 20000, "every_hours": 1e-9}]'
NO_ARTICLE = "<html><body><form><input name='q'></form></body></html>"
TEASERS = "".join(
    f"<div class=card><h3><a href=/s/{n}>Story {n} of the day</a></h3><p>A blast in Osk hurt {n}2 people on Friday, the"
    " fire service said in its morning report to the press.</p></div>"
    for n in range(1, 5)
)
GONE, LOST = Answer("gone", 410), Answer("lost", 404)
MOVED, FRONT = Answer("", 302, location="/"), Answer(f"<html><body><h1>Ness Record</h1>{TEASERS}</body></html>")
MISSING = Answer(
    f"<html lang=en><head><title>Nothing here</title></head><body><h1>Nothing here</h1>{TEASERS}</body></html>"
)
FERRY, STORM, FIRE, RAIL, RAIL_AMP, TRAM, BRIDGE = (f"/2026/05/06/{n}-{name}" for n, name in enumerate(
    ("ferry-aground", "storm-in-the-bay", "fire-at-the-mill", "train-off-the-rails", "amp-train-off-the-rails",
     "tram-hits-bus", "bridge-falls")
))  # fmt: skip


def story(subject: str, injured: int, head: str = "", advert: str = "") -> str:
    return f"""<html lang="en"><head><title>{subject} near Ness Point</title>{head}
<meta property="article:published_time" content="2026-05-06T10:00:00+01:00"></head>
<body><aside>{advert}</aside><article><h1>{subject} near Ness Point</h1>
<p>At least {injured} passengers were injured on Tuesday near Ness Point, the coastguard said in a statement.</p>
<p>Another 120 people were taken to safety, according to the harbour master, who praised the crew and the town.</p>
</article></body></html>"""


@dataclass
class Step:
    """The warehouse after one run."""

    summary: RunSummary
    injured: dict[str, tuple[int, bool]]
    """By path, the number injured and whether the article is withdrawn."""
    revisions: int


@dataclass
class Timeline:
    steps: list[Step]
    statuses: list[tuple[str, int]]
    published: Path
    told: list[str]
    """What the report and the exports said while an article was withdrawn."""

    def of(self, path: str) -> list[tuple[int, bool]]:
        return [step.injured[path] for step in self.steps]


def answers(home: str) -> list[dict[str, Answer]]:
    """Return what changes on the site before each run."""
    own = f'<link rel="canonical" href="{home}{RAIL}">'
    rail = Answer(story("Train off the rails", 14, own))
    storm = Answer(story("Storm", 14), etag='"s"')
    return [
        {
            FERRY: Answer(story("Ferry aground", 14), etag='"a"'),
            STORM: storm,
            FIRE: Answer(story("Fire at the mill", 14)),
            RAIL: rail,
            RAIL_AMP: rail,
            TRAM: Answer(story("Tram hits bus", 14)),
            BRIDGE: Answer(story("Bridge falls", 14)),
        },
        {FERRY: GONE, STORM: LOST, FIRE: Answer(NO_ARTICLE), RAIL_AMP: GONE, TRAM: MOVED, BRIDGE: MISSING, "/": FRONT},
        {
            STORM: storm,
            FIRE: Answer(story("Fire at the mill", 19)),
            RAIL: GONE,
            TRAM: Answer(story("Tram hits bus", 14)),
        },
        {FERRY: Answer(story("Ferry aground", 19), etag='"b"')},
        {FERRY: Answer(story("Ferry aground", 19, advert="Buy boats"), etag='"c"')},
        {},
    ]


@pytest.fixture(scope="module")
def timeline(tmp_path_factory, prefect_server):  # noqa: ARG001 - the server runs
    from flows.ingest import ingest
    from flows.refetch import refetch
    from flows.run.settings import settings

    with pytest.MonkeyPatch.context() as patch, changing_site() as site:
        patch.setenv("TALLYWIRE_FETCH__ALLOW", '["127.0.0.1"]')
        patch.setenv("TALLYWIRE_FETCH__DELAY", "0")
        patch.setenv("TALLYWIRE_FETCH__REFETCH", AT_ONCE)
        settle_in(tmp_path_factory.mktemp("refetch"), patch)
        steps, told = [], []
        for number, changed in enumerate(answers(site.home)):
            site.pages |= changed
            # The second address of an article comes last, so that the article is read under its own.
            summary = refetch() if number else ingest([site.url(path) for path in changed])
            steps.append(Step(summary, *standing(settings().published, site.home)))
            if number == 1:
                told = texts(settings())
        published = settings().published
    settings.cache_clear()
    return Timeline(steps, site.statuses, published, told)


def standing(published: Path, home: str) -> tuple[dict[str, tuple[int, bool]], int]:
    with duckdb.connect(published, read_only=True) as connection:
        rows = connection.execute(
            "SELECT url, value_low, figures_current.withdrawn_at IS NOT NULL FROM figures_current"
            " JOIN articles USING (article_id) WHERE event = 'injured'"
        ).fetchall()
        [(revisions,)] = connection.execute("SELECT count(*) FROM revisions").fetchall()
    return {url.removeprefix(home): (value, withdrawn) for url, value, withdrawn in rows}, revisions


def texts(chosen) -> list[str]:
    with (chosen.exports / "csv" / "figure_sources.csv").open(encoding="utf-8") as file:
        withdrawn = {row["title"] for row in csv.DictReader(file) if row["withdrawn_at"]}
    pages = [
        chosen.report / "index.html",
        chosen.report / "assets" / "figures.js",
        *(chosen.report / "claims").iterdir(),
    ]
    return [*withdrawn, *(page.read_text("utf-8") for page in pages)]


def test_an_article_in_whose_place_others_are_shown_is_marked_and_keeps_its_figures(timeline):
    kept, flagged = (14, False), (14, True)
    assert timeline.of(TRAM) == [kept, flagged, kept, kept, kept, kept]
    assert timeline.of(BRIDGE) == [kept, *[flagged] * 5]
    assert not any(
        failure.target.endswith((TRAM, BRIDGE)) for step in timeline.steps for failure in step.summary.failures
    )


def test_a_gone_article_is_marked_and_keeps_its_figures_and_its_return_is_a_revision(timeline):
    kept, flagged, changed = (14, False), (14, True), (19, False)
    assert timeline.of(FERRY) == [kept, flagged, flagged, changed, changed, changed]
    with duckdb.connect(timeline.published, read_only=True) as connection:
        found = connection.execute("SELECT old_low, new_low FROM figure_changes WHERE url LIKE '%ferry%'").fetchall()
    assert found == [(14, 19)]


def test_another_etag_and_advert_are_no_revision_and_not_modified_changes_nothing(timeline):
    assert [step.revisions for step in timeline.steps] == [6, 6, 7, 8, 8, 8]
    assert [timeline.steps[number].summary.is_unchanged for number in (4, 5)] == [True, True]
    assert [status for path, status in timeline.statuses if path == FERRY] == [200, 410, 410, 200, 200, 304]


def test_a_withdrawn_article_that_answers_not_modified_is_back(timeline):
    assert timeline.of(STORM)[:3] == [(14, False), (14, True), (14, False)]
    assert [status for path, status in timeline.statuses if path == STORM][:3] == [200, 404, 304]


def test_a_page_that_lost_its_text_keeps_the_figures_and_is_looked_at_again(timeline):
    assert timeline.of(FIRE)[:3] == [(14, False), (14, False), (19, False)]
    assert [failure.reason for failure in timeline.steps[1].summary.failures] == ["no article text on the page"]


def test_an_article_with_two_addresses_is_withdrawn_when_neither_answers(timeline):
    assert timeline.of(RAIL)[:3] == [(14, False), (14, False), (14, True)]


def test_a_run_tells_what_was_withdrawn_and_it_is_no_failure(timeline):
    counts = [(step.summary.withdrawn, step.summary.returned, step.summary.exit_code) for step in timeline.steps]
    assert counts == [(0, 0, 0), (4, 0, 1), (1, 2, 0), (0, 1, 0), (0, 0, 0), (0, 0, 0)]
    assert timeline.steps[2].summary.standing == (
        "1 articles withdrawn: their figures are kept and flagged, 2 articles back after a withdrawal"
    )


def test_the_report_and_the_exports_say_what_is_withdrawn(timeline):
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    exported, [index, figures, *claims] = timeline.told[:4], timeline.told[4:]
    withdrawn = ("Ferry aground", "Storm", "Tram hits bus", "Bridge falls")
    assert set(exported) == {f"{subject} near Ness Point" for subject in withdrawn}
    assert "Withdrawn</span>" in index
    assert figures.count(today) >= 4
    assert any(f">withdrawn {today}<" in claim for claim in claims)


def test_a_mark_that_a_killed_run_did_not_bring_is_brought_by_the_next(tmp_path):
    warehouse, batch = tmp_path / "warehouse.duckdb", made_batch()
    load_verdict(warehouse, Verdict(batch), RUN)
    url, now = batch["articles"][0]["url"], datetime.now(UTC)
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        frontier.enqueue([Target(url)])
        frontier.record(Snapshot(url, url, Outcome.OK, now, 200, sha256="one"))
        frontier.mark(url, State.LOADED, url)
        frontier.requeue([url])
        frontier.record(Snapshot(url, url, Outcome.GONE, now, 410))
        assert [bring_standing(warehouse, frontier, "next") for _ in range(2)] == [Withdrawals(1, 0), Withdrawals()]
        frontier.requeue([url])
        frontier.record(Snapshot(url, url, Outcome.NOT_MODIFIED, now, 304))
        assert bring_standing(warehouse, frontier, "next") == Withdrawals(0, 1)


# Hours since publication, hours since the last look, and whether a look is due.
LOOKS = [
    (1.5, 0.6, True),
    (30, 0.6, False),
    (30, 3.1, True),
    (24 * 10, 3.1, False),
    (24 * 10, 25, True),
    (24 * 60, 25, False),
    (24 * 60, 24 * 15, True),
    (24 * 400, 24 * 15, False),
    (24 * 400, 24 * 91, True),
    (24 * 1000, 24 * 91, False),
]


@pytest.mark.usefixtures("prefect_server")
def test_recent_articles_are_asked_often_and_old_ones_rarely(data_folder, monkeypatch):
    from flows.refetch import refetch
    from flows.run.settings import settings

    monkeypatch.setenv("TALLYWIRE_FETCH__ALLOW", '["127.0.0.1"]')
    monkeypatch.setenv("TALLYWIRE_FETCH__DELAY", "0")
    settings.cache_clear()
    now, paths = datetime.now(UTC), [f"/story/{number:05}" for number in range(len(LOOKS))]
    with changing_site() as site:
        with Frontier(settings().frontier, settings().fetch) as frontier, Archive(settings().snapshots) as archive:
            for path, (age, looked, _) in zip(paths, LOOKS, strict=True):
                site.pages[path] = Answer(story("Ferry aground", 14))
                look_at(frontier, archive, site.url(path), now - timedelta(hours=age), now - timedelta(hours=looked))
        refetch()
        asked = {path for path in site.hits if path != "/robots.txt"}
    assert asked == {path for path, (_, _, is_due) in zip(paths, LOOKS, strict=True) if is_due}
    assert data_folder.exists()


def look_at(frontier, archive, url, published, looked):
    """Put an article into the queue's past: published then, read and loaded then."""
    frontier.enqueue([Target(url, published=published)])
    body = story("Ferry aground", 14).encode()
    snapshot = Snapshot(url, url, Outcome.OK, looked, 200, chain=[url], statuses=[200], body=body)
    archive.append(snapshot)
    frontier.record(snapshot)
    frontier.mark(frontier.entries(State.FETCHED)[0].url_key, State.LOADED)
