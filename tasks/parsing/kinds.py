"""Tell an article from what is shown in its place."""

from importlib.resources import files

import yaml

from tasks.parsing.blocks import Block
from tasks.parsing.linked_data import types_of
from tasks.parsing.page import Page
from values.article import PageKind

# Letters of story; a wall shows less, and a page that shows more is read whatever it sells beside.
WALLED = 1_200
BLOCKS_LOOKED_AT = 400


def _lexicon() -> dict[str, tuple[str, ...]]:
    source = files("tasks.parsing").joinpath("lexicon/walls.yml").read_text("utf-8")
    return {name: tuple(entry["words"]) for name, entry in yaml.load(source, Loader=yaml.CSafeLoader).items()}


LEXICON = _lexicon()


def kind_of(page: Page, blocks: list[Block], story: list[Block], title: str, free: bool | None) -> PageKind:
    """Return what the page is.

    A paywall is a page with little story that is not free by its own word or sells the rest; a consent page has no
    story and asks leave for cookies; a page that says "not found" is empty.
    """
    shown = sum(len(block.text) for block in story)
    if is_live(page) and shown:
        return PageKind.LIVE_BLOG
    if shown >= WALLED:
        return PageKind.ARTICLE
    told = " ".join([title, *(block.text for block in blocks[:BLOCKS_LOOKED_AT])]).casefold()
    if free is False or (shown and _says(told, "paywall")):
        return PageKind.PAYWALL
    if not shown:
        return PageKind.CONSENT if _says(told, "consent") else PageKind.EMPTY
    return PageKind.EMPTY if _says(title.casefold(), "missing") else PageKind.ARTICLE


def is_live(page: Page) -> bool:
    """Whether the page calls itself a live blog."""
    return "LiveBlogPosting" in types_of(page.article or {})


def _says(told: str, wall: str) -> bool:
    return any(wording in told for wording in LEXICON[wall])
