"""Tell an article from what is shown in its place."""

import re
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from urllib.parse import urlsplit

import yaml

from tasks.parsing.blocks import Block
from tasks.parsing.linked_data import types_of
from tasks.parsing.own_address import is_front
from tasks.parsing.page import Page
from values.article import PageKind

# Letters of story; a wall shows less, and a page that shows more is read whatever it sells beside.
WALLED = 1_200
# Letters of story; below, a page without a date may tell that there is no such page.
SHORT = 500
BLOCKS_LOOKED_AT = 400
TEASER_LENGTH = 40
CUT_OFF = re.compile(r"(?:…|\.\.\.)$")
PRICE = re.compile(
    r"\d\s?(?:[€$£¥₹₽₺]|(?:eur|usd|gbp|chf|sek|nok|dkk|pln|czk|huf|euros?|dollars?|kr|zł|kč|ft|lei|руб)\b)|[€$£¥₹₽₺]\s?\d",
    re.IGNORECASE,
)
# Blocks behind the last words of a story in which the rest of it is sold.
OFFERED = 12
FRAME = re.compile(r"popup|modal|overlay|dialog|cookie|consent|gdpr|privacy", re.IGNORECASE)
# A page that only asks something leads hardly anywhere.
FEW_LINKS = 6


@dataclass(frozen=True, slots=True)
class Signs:
    """What the head and the controls of a page say about its kind."""

    dated: bool
    """Whether it states when it was published, who wrote it, or that it is an article."""
    free: bool | None
    asks: bool
    """Whether it has buttons and hardly a link."""


def asks(page: Page) -> bool:
    """Whether the page has buttons and hardly a link: it asks before it shows anything."""
    button = next(page.tree.iter("button"), None)
    return button is not None and len(list(islice(page.tree.iter("a"), FEW_LINKS))) < FEW_LINKS


def is_article_by_type(page: Page) -> bool:
    """Whether the page calls itself an article."""
    return page.article is not None or (page.meta("og:type") or "").lower() == "article"


def _lexicon() -> dict[str, tuple[str, ...]]:
    source = files("tasks.parsing").joinpath("lexicon/walls.yml").read_text("utf-8")
    return {name: tuple(entry["words"]) for name, entry in yaml.load(source, Loader=yaml.CSafeLoader).items()}


LEXICON = _lexicon()


def page_kind_of(page: Page, blocks: list[Block], story: list[Block], title: str, signs: Signs) -> PageKind:
    """Return what the page is.

    A paywall is a page with little story that is not free by its own word or sells the rest; a consent page has no
    story of its own and asks leave for cookies; a front page, and a page that is found no more, are empty.
    """
    shown = sum(len(block.text) for block in story)
    if is_live(page) and shown:
        return PageKind.LIVE_BLOG
    if _is_front_page(page):
        return PageKind.EMPTY
    if shown >= WALLED:
        return PageKind.ARTICLE
    told = " ".join([title, *(block.text for block in blocks[:BLOCKS_LOOKED_AT])]).casefold()
    if signs.free is False or (shown and (_says(told, "paywall") or _is_sold(blocks, story))):
        return PageKind.PAYWALL
    if not shown or (not signs.dated and _asks_leave(story, signs)):
        return PageKind.CONSENT if shown or _says(told, "consent") else PageKind.EMPTY
    missing = _says(title.casefold(), "missing") or (shown < SHORT and _is_missing(page, blocks, shown, signs))
    return PageKind.EMPTY if missing else PageKind.ARTICLE


def shows_others(page: Page, blocks: list[Block], title: str) -> bool:
    """Whether an empty page is what sites show in the place of an article that is no more."""
    told = _says(title.casefold(), "missing") or _is_front_page(page)
    return told or "noindex" in _robots(page) or any(block.teaser for block in blocks)


def is_live(page: Page) -> bool:
    """Whether the page calls itself a live blog."""
    return "LiveBlogPosting" in types_of(page.article or {})


def _is_front_page(page: Page) -> bool:
    try:
        address = urlsplit(page.url)
    except ValueError:
        return False
    own = (page.meta("og:type") or "").lower() == "article"
    return bool(address.hostname) and is_front(address) and not own


def _is_missing(page: Page, blocks: list[Block], shown: int, signs: Signs) -> bool:
    """Whether a short page without a date leads elsewhere, or says to search engines that it is none."""
    elsewhere = sum(len(block.text) for block in blocks if block.teaser and len(block.text) >= TEASER_LENGTH)
    return not signs.dated and (elsewhere > shown or "noindex" in _robots(page))


def _robots(page: Page) -> str:
    return (page.meta("robots", "googlebot") or "").lower()


def _asks_leave(story: list[Block], signs: Signs) -> bool:
    """Whether what a page shows stands in a frame before it, or is all that it has beside buttons."""
    return signs.asks or all(_is_framed(block) for block in story)


def _is_framed(block: Block) -> bool:
    elements = (block.element, *block.element.iterancestors())
    return any(
        FRAME.search(f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}")
        for element in elements
        if element.tag not in ("html", "body")
    )


def _is_sold(blocks: list[Block], story: list[Block]) -> bool:
    """Whether the story breaks off and a price follows."""
    if not CUT_OFF.search(story[-1].text):
        return False
    end = next((place for place, block in enumerate(blocks) if block is story[-1]), len(blocks))
    return any(PRICE.search(block.text) for block in blocks[end + 1 : end + 1 + OFFERED])


def _says(told: str, wall: str) -> bool:
    return any(wording in told for wording in LEXICON[wall])
