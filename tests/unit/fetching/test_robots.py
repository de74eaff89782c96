from datetime import UTC, datetime, timedelta

import pytest

from tasks.fetching.robots import Access, Robots, entry_of
from tasks.fetching.settings import FetchSettings
from values.snapshot import Outcome, Snapshot

ORIGIN = "https://herald.example"
SETTINGS = FetchSettings()


def answer(outcome, body=b"", chain=1):
    snapshot = Snapshot(f"{ORIGIN}/robots.txt", f"{ORIGIN}/robots.txt", outcome, datetime.now(UTC), body=body)
    snapshot.chain = [snapshot.requested_url] * chain
    return snapshot


class Shelf(dict):
    """A cache in memory."""

    def robots(self, origin):
        return self.get(origin)

    def keep_robots(self, entry):
        self[entry.origin] = entry


class OneAnswer:
    """Stands for the network: gives one robots.txt and counts how often it was asked."""

    settings = SETTINGS

    def __init__(self, snapshot):
        self.snapshot = snapshot
        self.asked = 0

    def fetch_robots(self, _url):
        self.asked += 1
        return self.snapshot


def robots_with(text):
    network = OneAnswer(answer(Outcome.OK, text))
    return Robots(network, Shelf()), network


@pytest.mark.parametrize(
    ("outcome", "access"),
    [
        (Outcome.OK, Access.RULES),
        (Outcome.NOT_FOUND, Access.NO_RULES),
        (Outcome.GONE, Access.NO_RULES),
        (Outcome.REFUSED, Access.NO_RULES),
        (Outcome.REDIRECT_LOOP, Access.NO_RULES),
        (Outcome.SERVER_ERROR, Access.UNREACHABLE),
        (Outcome.RETRY_LATER, Access.UNREACHABLE),
        (Outcome.TIMEOUT, Access.UNREACHABLE),
        (Outcome.CONNECTION_FAILED, Access.UNREACHABLE),
    ],
)
def test_4xx_allows_and_anything_unclear_leaves_the_site_alone(outcome, access):
    assert entry_of(ORIGIN, answer(outcome), SETTINGS).access is access


def test_a_file_is_believed_a_day_and_silence_half_an_hour():
    kept = entry_of(ORIGIN, answer(Outcome.OK), SETTINGS)
    silent = entry_of(ORIGIN, answer(Outcome.TIMEOUT), SETTINGS)
    assert kept.expires_at - kept.fetched_at == timedelta(days=1)
    assert silent.expires_at - silent.fetched_at == timedelta(minutes=30)


def test_a_redirect_to_a_forbidden_address_is_no_permission():
    assert entry_of(ORIGIN, answer(Outcome.BLOCKED_ADDRESS, chain=2), SETTINGS).access is Access.UNREACHABLE


def test_the_longest_rule_decides_under_a_byte_order_mark_and_capitals():
    robots, _ = robots_with(b"\xef\xbb\xbfUSER-AGENT: *\r\nDISALLOW: /pri*/\r\nAllow: /private/open\r\n")
    assert robots.permit(f"{ORIGIN}/private/page") is Outcome.ROBOTS_DENIED
    assert robots.permit(f"{ORIGIN}/private/open") is None


def test_a_group_of_our_own_name_is_obeyed():
    robots, _ = robots_with(b"User-agent: *\nDisallow:\n\nUser-agent: tallywire\nDisallow: /\n")
    assert robots.permit(f"{ORIGIN}/a") is Outcome.ROBOTS_DENIED


@pytest.mark.parametrize(("delay", "kept"), [("10", 10), ("100000", 120), ("soon", 0), ("nan", 0), ("-3", 0)])
def test_crawl_delay_is_honoured_to_two_minutes(delay, kept):
    robots, _ = robots_with(f"User-agent: *\nCrawl-delay: {delay}\nDisallow:\n".encode())
    assert robots.crawl_delay(f"{ORIGIN}/a") == kept


def test_the_file_is_fetched_once_a_site():
    robots, network = robots_with(b"User-agent: *\nDisallow: /x\nSitemap: https://herald.example/s.xml\n")
    for number in range(5):
        robots.permit(f"{ORIGIN}/{number}")
    assert robots.sitemaps(f"{ORIGIN}/") == ["https://herald.example/s.xml"]
    assert network.asked == 1
    assert robots.is_known(f"{ORIGIN}/z")
    assert not robots.is_known("http://herald.example/")


def test_an_unreachable_file_leaves_every_page_alone():
    robots = Robots(OneAnswer(answer(Outcome.SERVER_ERROR)), Shelf())
    assert robots.permit(f"{ORIGIN}/a") is Outcome.ROBOTS_UNREACHABLE
