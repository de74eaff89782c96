"""The stored pages for a browser: `/stored/ARTICLE` frames one, `/stored/ARTICLE/page` is the page itself.

A stored page is somebody else's document: it runs no script, asks nothing of the network, sends no form, and is no page
of this origin (`sandbox`), whatever it holds.
"""

import hmac
import re
from base64 import b64decode
from binascii import Error as NoBase64
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from flows.command.evidence import stored_page
from flows.command.serving.page_server import STORED
from tasks.fetching import Snapshot, WarcError
from tasks.parsing import decode
from tasks.publishing.site import template_environment
from warehouse.errors import WarehouseError
from warehouse.questions import article_named

_PATH = re.compile(rf"{STORED}(?P<article>[0-9a-f]{{24}})(?P<alone>/page)?")
_CHARSET = re.compile(r"charset=\s*\"?([A-Za-z0-9_.:-]{1,40})", re.I)
_MARKUP = ("text/html", "application/xhtml+xml")

AS_EVIDENCE = {
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""Headers of a stored page."""
AS_FRAME = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""Headers of the page around it."""


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What is sent back."""

    status: HTTPStatus
    headers: dict[str, str]
    body: bytes


def knows(login: str | None, header: str | None) -> bool:
    """Return whether an Authorization header (Basic) holds the login; nobody knows one that is not set."""
    if not login:
        return False
    try:
        scheme, _, words = (header or "").partition(" ")
        return scheme.lower() == "basic" and hmac.compare_digest(b64decode(words, validate=True), login.encode())
    except (NoBase64, ValueError):
        return False


def answer_to(path: str, published: Path, login: str | None, authorization: str | None) -> StoredAnswer:
    """Return the answer to a path below `/stored/`; the path itself says to anybody that stored pages can be had."""
    if path == STORED:
        return StoredAnswer(HTTPStatus.NO_CONTENT, {}, b"")
    if not knows(login, authorization):
        asks = {"WWW-Authenticate": 'Basic realm="Tallywire", charset="UTF-8"', "Content-Type": "text/plain"}
        return StoredAnswer(HTTPStatus.UNAUTHORIZED, asks, b"The login is the one of Prefect's server.\n")
    wanted = _PATH.fullmatch(path)
    if wanted is None:
        return _missing("no such page")
    try:
        article = article_named(published, wanted["article"])
        page = stored_page(article)
    except (WarcError, WarehouseError) as error:
        return _missing(str(error))
    if wanted["alone"]:
        return StoredAnswer(HTTPStatus.OK, AS_EVIDENCE | {"Content-Type": _media_type(page)}, page.body)
    html = (
        template_environment()
        .get_template("stored.html.j2")
        .render(article=article, snapshot=page, root="/report", page="stored")
    )
    return StoredAnswer(HTTPStatus.OK, AS_FRAME | {"Content-Type": "text/html; charset=utf-8"}, html.encode())


def _missing(why: str) -> StoredAnswer:
    return StoredAnswer(HTTPStatus.NOT_FOUND, {"Content-Type": "text/plain; charset=utf-8"}, f"{why}\n".encode())


def _media_type(page: Snapshot) -> str:
    """Return how a browser shows a page: markup as such, all else as plain text, in the charset that it was read in."""
    stated = next((value for name, value in page.headers if name.lower() == "content-type"), _MARKUP[0])
    kind = stated.partition(";")[0].strip().lower()
    declared = _CHARSET.search(stated)
    _, charset, _ = decode(page.body, declared[1] if declared else None)
    return f"{kind if kind in _MARKUP else 'text/plain'}; charset={charset}"
