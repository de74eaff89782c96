from datetime import UTC, datetime, timedelta

import pytest

from tasks.fetching.entries import Entry, Recorded
from tasks.fetching.recording import next_look, recorded_as
from tasks.fetching.settings import FetchSettings
from tasks.fetching.target import State, TargetKind
from values.snapshot import Outcome, Snapshot

NOW = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
SETTINGS = FetchSettings(max_attempts=3)


def entry(*, settled=None, attempts=0, sha256=None, kind=TargetKind.ARTICLE):
    return Entry(
        "https://h.example/a", "https://h.example/a", "h.example", kind, State.QUEUED, None, None, None, attempts,
        None, None, None, None, sha256, None, None, settled, NOW,
    )  # fmt: skip


def snapshot(outcome, sha256=None):
    return Snapshot("https://h.example/a", "https://h.example/a", outcome, NOW, sha256=sha256)


NEW, LOADED = entry(), entry(settled=State.LOADED, sha256="one")


@pytest.mark.parametrize(
    ("known", "came", "meant"),
    [
        (NEW, snapshot(Outcome.OK, "one"), Recorded(State.FETCHED, changed=True)),
        (LOADED, snapshot(Outcome.OK, "two"), Recorded(State.FETCHED, changed=True)),
        (LOADED, snapshot(Outcome.OK, "one"), Recorded(State.LOADED)),
        (LOADED, snapshot(Outcome.NOT_MODIFIED), Recorded(State.LOADED)),
        (LOADED, snapshot(Outcome.GONE), Recorded(State.LOADED, withdrawn=True)),
        (LOADED, snapshot(Outcome.NOT_FOUND), Recorded(State.LOADED, withdrawn=True)),
        (LOADED, snapshot(Outcome.EMPTY), Recorded(State.LOADED)),
        (LOADED, snapshot(Outcome.TIMEOUT), Recorded(State.LOADED)),
        (NEW, snapshot(Outcome.GONE), Recorded(State.FAILED)),
        (NEW, snapshot(Outcome.TIMEOUT), Recorded(State.QUEUED)),
        (NEW, snapshot(Outcome.ROBOTS_UNREACHABLE), Recorded(State.QUEUED)),
        (NEW, snapshot(Outcome.ROBOTS_DENIED), Recorded(State.FAILED)),
        (entry(attempts=2), snapshot(Outcome.SERVER_ERROR), Recorded(State.FAILED)),
    ],
)
def test_a_snapshot_means_one_state_and_never_worsens_what_is_kept(known, came, meant):
    assert recorded_as(known, came, None, SETTINGS) == meant


def test_a_try_to_come_in_the_same_run_stays_queued():
    assert recorded_as(LOADED, snapshot(Outcome.SERVER_ERROR), NOW, SETTINGS).state is State.QUEUED


def test_documents_of_discovery_are_not_looked_at_again():
    assert next_look(entry(kind=TargetKind.FEED), snapshot(Outcome.OK), SETTINGS) is None


@pytest.mark.parametrize("outcome", [Outcome.OK, Outcome.NOT_MODIFIED, Outcome.NOT_FOUND, Outcome.GONE, Outcome.EMPTY])
def test_an_article_stays_on_its_schedule_whatever_came(outcome):
    assert next_look(LOADED, snapshot(outcome), SETTINGS) == NOW + timedelta(minutes=30)
