"""Read the schema.org data (JSON-LD) that a page carries about its article."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

Node = dict[str, Any]

ARTICLE_TYPES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "AdvertiserContentArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "TechArticle",
        "ScholarlyArticle",
        "Report",
        "SatiricalArticle",
        "Review",
        "Recipe",
    }
)
PAGE_TYPES = frozenset({"WebPage", "ItemPage", "CollectionPage", "VideoObject", "NewsMediaOrganization"})
# JSON can escape what no page may hold: control characters, halves of surrogate pairs.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# Deeper nesting than any page's data has, and shallow enough for the recursion below.
MAX_DEPTH = 12
COMMENTS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$")
TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def linked_nodes(tree: HtmlElement) -> list[Node]:
    """Return every schema.org object on the page, in page order, outer before inner."""
    found: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            found.extend(_flattened(_loads(script.text), 0))
    return found


def article_node(nodes: list[Node], url: str) -> Node | None:
    """Return the object that describes the article of this page, None where there is none.

    Where several are given, the one that names this URL wins, then the first with a headline and a date.
    """
    articles = [node for node in nodes if types_of(node) & ARTICLE_TYPES and not node.get("_inner")]
    if not articles:
        articles = [node for node in nodes if types_of(node) & ARTICLE_TYPES]
    if not articles:
        return None
    return max(articles, key=lambda node: (_names_url(node, url), "headline" in node, "datePublished" in node))


def types_of(node: Node) -> set[str]:
    """Return the schema.org type names of an object, without their address."""
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return {name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)}


def texts(value: Any) -> list[str]:  # noqa: ANN401
    """Return the strings in a schema.org value: itself, its items, or their names."""
    if isinstance(value, str):
        cleaned = CONTROLS.sub("", value).strip()
        return [cleaned] if cleaned else []
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("@value") or value.get("headline"))
    return []


def text(value: Any) -> str | None:  # noqa: ANN401
    """Return the first string in a schema.org value."""
    found = texts(value)
    return found[0] if found else None


def _loads(source: str) -> Any:  # noqa: ANN401
    cleaned = COMMENTS.sub("", source.strip()).strip().rstrip(";")
    for candidate in (cleaned, TRAILING_COMMA.sub(r"\1", cleaned)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flattened(value: Any, depth: int) -> Iterator[Node]:  # noqa: ANN401
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flattened(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if isinstance(inner, dict | list) and key not in ("author", "publisher", "image"):
                for node in _flattened(inner, depth + 1):
                    if key not in ("@graph", "mainEntity", "mainEntityOfPage"):
                        node["_inner"] = True
                    yield node


def _names_url(node: Node, url: str) -> bool:
    page = node.get("mainEntityOfPage")
    names = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    path = _path(url)
    return bool(path) and any(isinstance(name, str) and _path(name) == path for name in names)


def _path(url: str) -> str:
    return re.sub(r"^\w+://[^/]*", "", url.strip()).split("#")[0].split("?")[0].strip("/")
