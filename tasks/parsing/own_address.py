"""The address that a page gives for itself, where it can be believed."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit

from tasks.parsing.page import Page
from values.article import Found

WEB = ("http", "https")
# Hosts that only the machine or the house of a developer knows.
PRIVATE = re.compile(
    r"localhost$|[\w-]+$|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|.*\.(?:local|localhost|internal|lan|home|corp)$|"
    r"\[|(?:dev|development|staging|stage|preprod|preview|qa|uat)[.\d-]"
)
SAME = ("www.", "m.", "amp.", "mobile.")
# "?page=2", "/page/2", "/2", "-2": a later part of the same story.
LATER_PATH = re.compile(r"/?(?:(?:page|seite|pagina|p)[/=_-]?|[-_])?(\d{1,3})/?")
LATER_QUERY = re.compile(r"(?:^|&)(?:page|seite|pagina|pg|p|pagenumber|currentpage)=(\d{1,3})(?:&|$)", re.IGNORECASE)


def canonical_of(page: Page) -> tuple[str | None, Found | None]:
    """Return the canonical web address that the page names, made absolute, None where it cannot be its own.

    The front page, another site and a developer's machine are not believed.
    """
    links = (link.get("href") for link in page.tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    stated = [*((href, Found.MARKUP) for href in links), (page.meta("og:url"), Found.META)]
    for href, found in stated:
        if href and (address := _believed(href.strip(), page.url)):
            return address, found
    return None, None


def next_page_of(page: Page) -> tuple[str | None, Found | None]:
    """Return the address of the second page of the same story, None where the page names none."""
    for link in page.tree.iter("link", "a"):
        href = link.get("href")
        named = "next" in (link.get("rel") or "").lower().split()
        if href and (named or (link.tag == "a" and (link.text or "").strip() == "2")):
            address = _split(page.url, href.strip())
            if address is not None and _is_later(address, _split(page.url, page.url)):
                return address.geturl(), Found.MARKUP
    return None, None


def _split(base: str, href: str) -> SplitResult | None:
    try:
        parts = urlsplit(urljoin(base, href))
        return parts if parts.scheme in WEB and parts.hostname else None
    except ValueError:
        return None


def _believed(href: str, url: str) -> str | None:
    named, own = _split(url, href), _split(url, url)
    if named is None or (is_front(named) and (own is None or not is_front(own))):
        return None
    host = named.hostname or ""
    if own is None:
        return None if PRIVATE.match(host) else named.geturl()
    alike = named.netloc == own.netloc or (not PRIVATE.match(host) and _same_site(host, own.hostname or ""))
    return named.geturl() if alike else None


def is_front(address: SplitResult) -> bool:
    """Whether an address is that of a front page."""
    return address.path.strip("/") in ("", "index.html", "index.php") and not address.query


def _same_site(one: str, other: str) -> bool:
    """Whether two hosts are one site: the same but for "www." or "m.", or one below the other."""
    one, other = (next((host[len(name) :] for name in SAME if host.startswith(name)), host) for host in (one, other))
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _is_later(address: SplitResult, own: SplitResult | None) -> bool:
    if own is None or address.netloc != own.netloc or address.geturl() == own.geturl():
        return False
    path, start = address.path, own.path.rstrip("/").removesuffix(".html")
    if path.rstrip("/").removesuffix(".html") == start:
        return LATER_QUERY.search(address.query) is not None
    rest = path.removesuffix(".html")
    return bool(start) and rest.startswith(start) and LATER_PATH.fullmatch(rest[len(start) :]) is not None
