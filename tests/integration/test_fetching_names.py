"""Host names that are looked up: a resolver that hangs, one that changes its mind, one that fails."""

import socket
import threading
import time

import pytest

from tasks.fetching import Fetcher, FetchSettings, Guard, Outcome
from tests.integration.changing_site import Answer, changing_site

PAGE = "<!doctype html><title>Flood</title><p>At least 12 people were hurt.</p>"


@pytest.fixture
def site():
    with changing_site() as running:
        running.pages["/flood"] = Answer(PAGE)
        yield running


def attempt(site, look_up, *paths, deadline=30.0):
    port = int(site.home.rpartition(":")[2])
    settings = FetchSettings(allow=(f"127.0.0.1:{port}",), deadline=deadline, read_timeout=min(deadline, 20))
    with Fetcher(settings, Guard(settings.allow, look_up)) as fetcher:
        return [fetcher.attempt(f"http://herald.example:{port}{path}") for path in paths]


def test_a_resolver_that_hangs_ends_with_the_deadline(site):
    released, asked = threading.Event(), []

    def hang(host, port):
        asked.append(host)
        released.wait()
        raise socket.gaierror(socket.EAI_AGAIN, f"no answer for {host}:{port}")

    started = time.monotonic()
    try:
        [snapshot] = attempt(site, hang, "/flood", deadline=0.5)
        seconds = time.monotonic() - started
        assert not released.is_set()
    finally:
        released.set()
    assert (snapshot.outcome, asked) == (Outcome.TIMEOUT, ["herald.example"])
    assert 0.5 <= seconds < 5
    assert site.hits == {}


def test_a_name_is_looked_up_once_a_connection_and_the_checked_address_is_used(site):
    answers = iter(["127.0.0.1", "127.0.0.2", "10.0.0.1"])
    asked = []

    def change(host, port):
        asked.append(host)
        return [(socket.AF_INET, (next(answers), port))]

    first, second = attempt(site, change, "/flood", "/flood")
    assert [first.outcome, second.outcome] == [Outcome.OK, Outcome.OK]
    assert asked == ["herald.example"]  # the second request went over the connection of the first

    [third] = attempt(site, change, "/flood")
    assert third.outcome is Outcome.BLOCKED_ADDRESS
    assert asked == ["herald.example"] * 2


def test_of_several_addresses_only_the_checked_ones_are_tried(site):
    def both(host, port):  # noqa: ARG001 - the signature of a look-up
        return [(socket.AF_INET, ("127.0.0.2", port)), (socket.AF_INET, ("127.0.0.1", port))]

    assert attempt(site, both, "/flood")[0].outcome is Outcome.OK


@pytest.mark.parametrize(
    "address",
    [
        "::ffff:127.0.0.2",
        "2002:7f00:1::1",
        "64:ff9b::7f00:1",
        "::127.0.0.1",
        "fe80::1%lo",
        "169.254.169.254",
        "0.0.0.0",
    ],
)
def test_a_name_that_leads_inside_in_any_form_is_never_connected_to(site, address):
    def inside(host, port):  # noqa: ARG001 - the signature of a look-up
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [(family, (address, port))]

    [snapshot] = attempt(site, inside, "/flood")
    assert snapshot.outcome is Outcome.BLOCKED_ADDRESS
    assert site.hits == {}


def test_a_name_that_does_not_exist_is_a_failed_connection_asked_once(site):
    asked = []

    def fail(host, port):  # noqa: ARG001 - the signature of a look-up
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    [snapshot] = attempt(site, fail, "/flood")
    assert (snapshot.outcome, snapshot.error) == (Outcome.CONNECTION_FAILED, "the host name cannot be resolved")
    assert asked == ["herald.example"]


def test_a_refused_connection_is_no_timeout():
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with Fetcher(FetchSettings(allow=(f"127.0.0.1:{port}",))) as fetcher:
        snapshot = fetcher.attempt(f"http://127.0.0.1:{port}/")
    assert (snapshot.outcome, snapshot.error) == (Outcome.CONNECTION_FAILED, "the connection was refused or reset")
