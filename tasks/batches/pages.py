"""One page at a time: from a snapshot to an article, from an article to its reading."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tasks.fetching.arrivals import FoundPage
from tasks.parsing import Article, PageKind
from tasks.reading.article import ArticleText
from values.reading import Reading, Stretch

READ = frozenset({PageKind.ARTICLE, PageKind.LIVE_BLOG})
WHY_NOT_READ = {
    PageKind.PAYWALL: "only the stub before a paywall",
    PageKind.CONSENT: "a consent page instead of the article",
    PageKind.EMPTY: "no article text on the page",
    PageKind.UNPARSEABLE: "not a page that can be parsed",
}


@dataclass(frozen=True, slots=True)
class Unread:
    """An article whose reading failed: it is named, and the others go on."""

    url: str
    error: str


def parse_arguments(page: FoundPage) -> tuple[bytes, str, str | None, date | None]:
    """Return what `tasks.parsing.parse` is asked with."""
    snapshot = page.snapshot
    return snapshot.body, snapshot.final_url, snapshot.charset, page.published


def told(article: Article) -> ArticleText:
    """Return what readers are given of an article."""
    zones = [Stretch(part.start, part.end, part.zone) for part in article.paragraphs]
    day = article.published.local_day if article.published else None
    return ArticleText(article.text, day, article.title, zones, article.url)


def tried(reading: Callable[[], Reading], url: str) -> Reading | Unread:
    """Return a reading, or why there is none."""
    try:
        return reading()
    except Exception as error:  # noqa: BLE001 - one article must not stop a run; the fault is reported with its address
        return Unread(url, f"{type(error).__name__}: {error}")
