import heapq

import pytest

from tasks.fetching.politeness import Schedule, TurnResult


def simulate(schedule, workers, latency, failing=()):
    """Run a schedule against a clock of its own; return when each host's last turn ended and every start."""
    now, running, ended, starts = 0.0, [], {}, {}
    while True:
        while len(running) < workers and (turn := schedule.take(now)) is not None:
            host, _ = turn
            starts.setdefault(host, []).append(now)
            heapq.heappush(running, (now + latency(host), host))
        at = schedule.next_at() if len(running) < workers else None
        if not running and at is None:
            return ended, starts
        if running and (at is None or running[0][0] <= at):
            now, host = heapq.heappop(running)
            ended[host] = now
            schedule.finish(host, now, TurnResult.FAILED if host in failing else TurnResult.GOOD)
        else:
            now = max(now, at)


def test_a_thousand_urls_on_twenty_hosts_end_near_the_ideal():
    schedule = Schedule(1.0)
    for number in range(1000):
        schedule.add(f"h{number % 20}", number)
    ended, _ = simulate(schedule, workers=16, latency=lambda _: 0.05)
    ideal = 50 * 0.05 + 49 * 1.0
    assert max(ended.values()) <= 1.05 * ideal + 5


def test_dead_hosts_delay_nobody():
    schedule = Schedule(1.0, breaker_failures=3, breaker_pause=900)
    for number in range(1000):
        schedule.add(f"h{number % 20}", number)
    dead = {"h0", "h1"}
    ended, starts = simulate(schedule, 16, lambda host: 60 if host in dead else 0.05, failing=dead)
    alive = [instant for host, instant in ended.items() if host not in dead]
    assert max(alive) <= 1.05 * (50 * 0.05 + 49) + 5
    assert all(starts[host][3] - starts[host][2] >= 900 for host in dead)


def test_one_request_a_host_is_in_flight():
    schedule = Schedule(0.0)
    schedule.add("h", 1)
    schedule.add("h", 2)
    assert schedule.take(0) == ("h", 1)
    assert schedule.take(10) is None
    schedule.finish("h", 10)
    assert schedule.take(10) == ("h", 2)


def test_the_pause_counts_from_the_end_of_a_request():
    schedule = Schedule(5.0)
    schedule.add("h", 1)
    schedule.add("h", 2)
    schedule.take(0)
    schedule.finish("h", 3)
    assert schedule.take(7.9) is None
    assert schedule.next_at() == 8
    assert schedule.take(8) == ("h", 2)


def test_a_waiting_item_lets_the_others_pass():
    schedule = Schedule(0.0)
    schedule.add("h", "retry", not_before=10)
    schedule.add("h", "next")
    assert schedule.take(0) == ("h", "next")
    schedule.finish("h", 1)
    assert schedule.take(9) is None
    assert schedule.take(10) == ("h", "retry")


def test_after_too_many_requests_a_host_rests():
    schedule = Schedule(1.0, rate_limit_pause=30)
    schedule.add("h", 1)
    schedule.add("h", 2)
    schedule.take(0)
    schedule.finish("h", 0, TurnResult.RATE_LIMITED)
    assert schedule.next_at() == 30


@pytest.mark.parametrize(("verdicts", "opens"), [("FFF", True), ("FFGFF", False), ("FGF", False), ("GFFF", True)])
def test_the_breaker_opens_after_three_failures_in_a_row(verdicts, opens):
    schedule = Schedule(0.0, breaker_failures=3, breaker_pause=100)
    opened = False
    for letter in verdicts:
        schedule.add("h", letter)
        schedule.take(0)
        opened = schedule.finish("h", 0, {"F": TurnResult.FAILED, "G": TurnResult.GOOD}[letter])
    assert opened is opens
    schedule.add("h", "next")
    assert (schedule.next_at() == 100) is opens


def test_a_url_that_was_not_asked_costs_no_pause():
    schedule = Schedule(5.0)
    schedule.add("h", 1)
    schedule.add("h", 2)
    schedule.take(0)
    schedule.finish("h", 0, TurnResult.NOT_ASKED)
    assert schedule.take(0) == ("h", 2)


def test_what_an_earlier_run_knew_still_holds():
    schedule = Schedule(1.0)
    schedule.restore("h", 40, 2)
    schedule.add("h", 1)
    assert schedule.next_at() == 40
    assert schedule.memory() == {"h": (40, 2)}


def test_a_drained_host_has_nothing_left():
    schedule = Schedule(1.0)
    schedule.add("h", 1)
    schedule.add("h", 2, not_before=9)
    assert schedule.drain("h") == [1, 2]
    assert schedule.next_at() is None
    assert schedule.waiting("h") == 0
