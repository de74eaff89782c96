"""What a document of discovery names: the entries of a feed, the pages of a sitemap, the stories of a section."""

from tasks.fetching.feeds import feed_targets, is_feed
from tasks.fetching.sections import section_targets
from tasks.fetching.sitemaps import is_sitemap, sitemap_targets
from tasks.fetching.snapshot import Snapshot
from tasks.fetching.target import Kind, Target
from tasks.fetching.urls import url_key, web_url


def discover(snapshot: Snapshot, kind: Kind = Kind.ARTICLE, source: str | None = None) -> list[Target]:
    """Return the targets a snapshot leads to, each URL once, told by its bytes and not by its label.

    A page gives its stories when it was asked as a section, else itself. Links that are no web addresses are left
    out; nothing is fetched and no entity of an XML document is expanded from outside.
    """
    if is_feed(snapshot.body):
        found = feed_targets(snapshot, source)
    elif is_sitemap(snapshot.body):
        found = sitemap_targets(snapshot, source)
    elif kind is Kind.SECTION:
        found = section_targets(snapshot, source)
    elif kind is Kind.ARTICLE:
        found = [Target(snapshot.final_url, source)]
    else:
        found = []
    return _each_once(found)


def _each_once(targets: list[Target]) -> list[Target]:
    kept: dict[str, Target] = {}
    for target in targets:
        try:
            kept.setdefault(url_key(web_url(target.url)), target)
        except ValueError:
            continue
    return list(kept.values())


def is_page(snapshot: Snapshot) -> bool:
    """Say whether a snapshot is a page to read, and no feed or sitemap."""
    return not (is_feed(snapshot.body) or is_sitemap(snapshot.body))
