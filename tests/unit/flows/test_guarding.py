"""A port answers to its own names, and to no page of another site."""

import asyncio

import pytest

from flows.command.serving.guarding import LOOPBACK_NAMES, HostGuard, request_refusal

OWN = "127.0.0.1:4200"


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        (OWN, None),
        ("localhost:4200", None),
        (OWN, f"http://{OWN}"),
        (OWN, "http://localhost:4200"),
        ("LOCALHOST", None),
    ],
)
def test_own_names_and_own_pages_are_answered(host, origin):
    assert request_refusal(LOOPBACK_NAMES, [host], [origin] if origin else []) is None


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [OWN, "evil.example"],
        ["evil.example:4200"],
        ["127.0.0.1.evil.example"],
        ["evil.example@127.0.0.1:4200"],
        ["127.0.0.1:4200/x"],
        ["127.0.0.1:port"],
        ["http://evil.example"],
        ["[::1"],
        [""],
    ],
)
def test_a_foreign_or_unclear_host_is_refused(hosts):
    assert request_refusal(LOOPBACK_NAMES, hosts, [])


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "http://127.0.0.1:4201",
        "https://127.0.0.1.evil.example:4200",
        "http://[",
        "file://",
    ],
)
def test_a_page_of_another_site_or_port_is_refused(origin):
    assert request_refusal(LOOPBACK_NAMES, [OWN], [origin])


def test_a_name_that_the_operator_added_is_answered():
    assert request_refusal(LOOPBACK_NAMES | {"desk.example"}, ["desk.example"], ["https://desk.example"]) is None


def answered(scope):
    sent = []

    async def behind(scope, receive, send):  # noqa: ARG001 - an ASGI application
        await send({"type": f"{scope['type']}.response.start", "status": 200, "headers": []})

    async def send(message):
        sent.append(message)

    asyncio.run(HostGuard(behind, LOOPBACK_NAMES)(scope, None, send))
    return sent[0]


@pytest.mark.parametrize(("host", "status"), [(b"evil.example", 421), (OWN.encode(), 200)])
def test_the_guard_refuses_before_the_application_hears_of_it(host, status):
    assert answered({"type": "http", "headers": [(b"host", host)]})["status"] == status


def test_no_other_site_may_frame_an_answer():
    headers = dict(answered({"type": "http", "headers": [(b"host", OWN.encode())]})["headers"])
    assert headers[b"x-frame-options"] == b"DENY"


def test_a_web_socket_of_another_site_is_closed():
    headers = [(b"host", OWN.encode()), (b"origin", b"http://evil.example")]
    assert answered({"type": "websocket", "headers": headers})["type"] == "websocket.close"
