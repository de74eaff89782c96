"""The forms of a URL: the one asked, and the key under which two spellings of it are the same."""

import re
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import yaml
from w3lib.url import canonicalize_url, safe_url_string

_PLAIN_URL = re.compile(
    r"(?P<scheme>https?)://(?P<netloc>[a-z0-9.-]+(:([1-5][0-9]{4}|[1-9][0-9]{0,3}))?)(?P<path>(/[A-Za-z0-9._~/-]*)?)(\?(?P<query>[A-Za-z0-9._~=&-]*))?"
)
_USERINFO = re.compile(r"^(\s*[a-z][a-z0-9+.-]*:)?//[^/?#]*@", re.I)
WEB_SCHEMES = ("http", "https")
DEFAULT_PORTS = {"http": 80, "https": 443}


@cache
def tracker_names() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the exact names and the prefixes of the tracking parameters."""
    rows = yaml.safe_load(Path(__file__).with_name("trackers.yml").read_text("utf-8"))["names"]
    names = [row["name"] for row in rows]
    exact = frozenset(name for name in names if not name.endswith("*"))
    return exact, tuple(name[:-1] for name in names if name.endswith("*"))


@lru_cache(maxsize=4096)
def is_tracker(name: str) -> bool:
    """Say whether a query parameter only tells how the reader came."""
    exact, prefixes = tracker_names()
    lowered = name.lower()
    return lowered in exact or lowered.startswith(prefixes)


def without_userinfo(url: str) -> str:
    """Return the URL, even a broken one, without user name and password, which must reach no request, row or log."""
    return _USERINFO.sub(r"\1//", url)


def web_url(url: str) -> str:
    """Return the URL as it is asked: safe characters only, no fragment, no userinfo.

    Raises ValueError for anything but an http or https URL with a host and a usable port.
    """
    if _PLAIN_URL.fullmatch(url):
        return url
    bare = without_userinfo(url.strip()).partition("#")[0]
    parts = urlsplit(bare)
    if parts.scheme.lower() not in WEB_SCHEMES or not parts.hostname:
        raise ValueError(f"not a web address: {bare[:200]!r}")
    if parts.port == 0:
        raise ValueError(f"port 0 cannot be asked: {bare[:200]!r}")
    return safe_url_string(bare)


def joined(base: str, link: str) -> str:
    """Return the full address of a link; one that is no address at all comes back as it is, for `web_url` to refuse."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def url_key(url: str) -> str:
    """Return the key of a URL: canonical spelling, sorted query, no trackers, no fragment, no default port.

    The scheme and a leading `www.` stay: sites exist where they change what is served.
    """
    asked = web_url(url)
    if (key := _plain_key(asked)) is not None:
        return key
    scheme, netloc, path, query, _ = urlsplit(asked)
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        kept = [pair for pair in pairs if not is_tracker(pair[0])]
        if len(kept) < len(pairs):
            asked = urlunsplit((scheme, netloc, path, urlencode(kept), ""))
    key = canonicalize_url(asked)
    suffix = f":{DEFAULT_PORTS[scheme.lower()]}"
    return key.replace(f"{suffix}/", "/", 1) if netloc.endswith(suffix) else key


def _plain_key(url: str) -> str | None:
    """Return the key of a URL that w3lib would only sort and filter, ten times as fast; None for any other."""
    plain = _PLAIN_URL.fullmatch(url)
    if plain is None or "/." in plain["path"] or plain["netloc"].endswith((":80", ":443", ":")):
        return None
    head = f"{plain['scheme']}://{plain['netloc']}{plain['path'] or '/'}"
    if not plain["query"]:
        return head
    pairs = [pair.split("=") for pair in plain["query"].split("&")]
    if any(len(pair) != 2 or not pair[0] for pair in pairs):
        return None
    kept = sorted(pair for pair in pairs if not is_tracker(pair[0]))
    return f"{head}?{'&'.join(map('='.join, kept))}" if kept else head


def host_of(url: str) -> str:
    """Return the host in lower case, with its port when that is not the scheme's own: the unit of politeness.

    The http and the https pages of a name are one site, asked by one queue.
    """
    if (plain := _PLAIN_URL.fullmatch(url)) is not None:
        return plain["netloc"].removesuffix(f":{DEFAULT_PORTS[plain['scheme']]}").rstrip(".")
    parts = urlsplit(url)
    name = (parts.hostname or "").rstrip(".")
    host = f"[{name}]" if ":" in name else name
    return host if parts.port in (None, DEFAULT_PORTS[parts.scheme.lower()]) else f"{host}:{parts.port}"


def origin_of(url: str) -> str:
    """Return scheme, host and port: the scope of one robots.txt."""
    return f"{url.partition(':')[0].lower()}://{host_of(url)}"
