from datetime import UTC, datetime, timedelta

import pytest

from tasks.fetching.refetching import refetch_at
from tasks.fetching.retrying import later, pause_before_retry, retry_after
from tasks.fetching.settings import REFETCH_STEPS, FetchSettings
from values.snapshot import Outcome, Snapshot

NOW = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)


def snapshot(outcome, not_before=None):
    return Snapshot("https://h.example/", "https://h.example/", outcome, NOW, not_before=not_before)


@pytest.mark.parametrize(
    ("value", "wait"),
    [("120", 120), ("Fri, 06 Mar 2026 09:05:00 GMT", 300), ("99999999", 7 * 86_400)],
)
def test_retry_after_names_an_instant_within_a_week(value, wait):
    assert retry_after(value, NOW) == NOW + timedelta(seconds=wait)


@pytest.mark.parametrize("value", [None, "", "soon", "-5", "0", "Thu, 01 Jan 2026 00:00:00 GMT", "9" * 400, "1e3"])
def test_a_retry_after_that_says_nothing_is_ignored(value):
    assert retry_after(value, NOW) is None


def test_pauses_grow_and_end_with_the_last_try():
    settings = FetchSettings(retry_pause=2, tries=3)
    pauses = [pause_before_retry(snapshot(Outcome.SERVER_ERROR), tries, settings) for tries in (1, 2, 3)]
    assert pauses == [2, 4, None]


@pytest.mark.parametrize("outcome", [Outcome.NOT_FOUND, Outcome.GONE, Outcome.REFUSED, Outcome.TIMEOUT, Outcome.OK])
def test_what_will_not_heal_is_not_tried_again(outcome):
    assert pause_before_retry(snapshot(outcome), 1, FetchSettings()) is None


def test_a_run_does_not_wait_longer_than_it_may():
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert pause_before_retry(snapshot(Outcome.RETRY_LATER, tomorrow), 1, FetchSettings()) is None


def test_a_later_run_waits_as_asked_or_longer_each_time():
    asked = NOW + timedelta(days=2)
    assert later(snapshot(Outcome.RETRY_LATER, asked), 1) == asked
    waits = [later(snapshot(Outcome.TIMEOUT), attempts) - NOW for attempts in (1, 2, 3, 40)]
    assert waits == [timedelta(minutes=10), timedelta(minutes=20), timedelta(minutes=40), timedelta(days=1)]


@pytest.mark.parametrize(
    ("age", "hours"),
    [(timedelta(hours=1), 0.5), (timedelta(days=1), 3), (timedelta(days=60), 336), (timedelta(days=400), 2160)],
)
def test_young_articles_are_looked_at_often_and_old_ones_rarely(age, hours):
    assert refetch_at(NOW - age, NOW, REFETCH_STEPS) == NOW + timedelta(hours=hours)


def test_very_old_articles_are_left_alone():
    assert refetch_at(NOW - timedelta(days=4000), NOW, REFETCH_STEPS) is None
