"""Who may speak to a port that this program opens: requests to its own names, from its own pages or from no page."""

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost"})
NEVER_FRAMED = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Headers of every answer: no other site may show it in a frame or take it in as a script."""


def _place(address: str) -> tuple[str, int | None]:
    """Return name and port of a Host header or, with its scheme before it, of an Origin header.

    Raises:
        ValueError: it is neither.

    """
    parts = urlsplit(address if "//" in address else f"//{address}")
    if parts.username is not None or parts.path or parts.query or parts.fragment:
        raise ValueError(f"{address!r} is no host")
    return parts.hostname or "", parts.port


def request_refusal(names: frozenset[str], hosts: list[str], origins: list[str]) -> str | None:
    """Return why a request is refused, or None.

    A foreign Host header means that a page of that name had its address changed to this machine (DNS rebinding); a
    foreign Origin header, that a page of another site has the browser send the request.
    """
    try:
        [own] = [_place(host) for host in hosts]
        asking = [_place(origin) for origin in origins]
    except ValueError:
        return "a request names one host, and the origin it comes from"
    if own[0] not in names:
        return "this server does not answer to that name"
    if any(name not in names or port != own[1] for name, port in asking):
        return "a page of another site asks"
    return None


@dataclass(frozen=True, slots=True)
class HostGuard:
    """An ASGI application in front of another one, which sees what `refusal` lets through."""

    behind: Application
    names: frozenset[str]

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Refuse a foreign request, or hand it on."""
        if scope["type"] not in ("http", "websocket"):
            await self.behind(scope, receive, send)
        elif (why := request_refusal(self.names, _header(scope, b"host"), _header(scope, b"origin"))) is None:
            await self.behind(scope, receive, _unframed(send))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": why})
        else:
            await _answer(send, why)


def _header(scope: Message, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]


async def _answer(send: Send, why: str) -> None:
    body = f"{why}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": HTTPStatus.MISDIRECTED_REQUEST, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _unframed(send: Send) -> Send:
    added = [(name.lower().encode(), value.encode()) for name, value in NEVER_FRAMED.items()]

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *added]
        await send(message)

    return sent
