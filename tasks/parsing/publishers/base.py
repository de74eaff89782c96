"""What a publisher's own class may say: selectors, and the years in which they hold."""

from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from tasks.parsing.blocks import set_apart, tidy
from tasks.parsing.page import Page


@dataclass(frozen=True, slots=True)
class Publisher:
    """The layout of one publisher in a span of time; every selector is XPath and may be left out.

    Where a selector is given and finds nothing, the generic reader takes over and the field is listed in
    `Article.layout_missed`.
    """

    name: str
    hosts: tuple[str, ...]
    valid_from: date | None = None
    valid_until: date | None = None
    title: str | None = None
    standfirst: str | None = None
    authors: str | None = None
    body: str | None = None
    """The element or elements that hold the story, or its paragraphs."""
    drop: str | None = None
    """Elements to take out before anything is read."""

    def holds(self, host: str, day: date | None) -> bool:
        """Whether the class speaks for a host on a day; without a day, only the layout that still holds does."""
        if not any(host == own or host.endswith(f".{own}") for own in self.hosts):
            return False
        if day is None:
            return self.valid_until is None
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)


def texts_at(page: Page, selector: str) -> list[str]:
    """Return the texts at an XPath selector, of elements or attributes, without empty ones."""
    found = page.tree.xpath(selector)
    texts = (set_apart(item.itertext()) if isinstance(item, HtmlElement) else tidy(str(item)) for item in found)
    return [text for text in texts if text]


def elements_at(page: Page, selector: str) -> list[HtmlElement]:
    """Return the elements at an XPath selector."""
    return [item for item in page.tree.xpath(selector) if isinstance(item, HtmlElement)]
