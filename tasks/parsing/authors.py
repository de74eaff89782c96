"""Who wrote an article: names only, agencies whole."""

import re
from collections.abc import Iterable
from importlib.resources import files

import yaml
from lxml.html import HtmlElement

from tasks.parsing.article import Found
from tasks.parsing.blocks import tidy
from tasks.parsing.linked_data import texts
from tasks.parsing.page import Page


def _lexicon() -> dict[str, list[str]]:
    source = files("tasks.parsing").joinpath("lexicon/bylines.yml").read_text("utf-8")
    return {name: entry["words"] for name, entry in yaml.load(source, Loader=yaml.CSafeLoader).items()}


LEXICON = _lexicon()
AGENCIES = {name.casefold(): name for name in LEXICON["agency"]}


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


OPENINGS = _alternatives(LEXICON["opening"])
OPENING = re.compile(rf"^(?:(?:{OPENINGS})(?:\s+|\s*:\s*))+", re.IGNORECASE)
JOINT = re.compile(rf"\s*[;|•·]\s*|\s*,\s+|\s+(?:{_alternatives(LEXICON['joint'])})\s+|\s*&\s*|\s+/\s+", re.IGNORECASE)
NOT_A_NAME = re.compile(rf"https?:|www\.|@\w|\d{{2,}}|^\W*$|^(?:{_alternatives(LEXICON['nobody'])})$", re.IGNORECASE)
ROLE = re.compile(rf"^(?:{_alternatives(LEXICON['role'])})\b|\b(?:{_alternatives(LEXICON['role'])})$", re.IGNORECASE)
AUTHOR_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
    "byl",
    "article:author_name",
    "twitter:data1",
)
LONGEST_NAME = 60
BYLINE_XPATH = (
    "//*[@rel='author' or @itemprop='author' or contains(@class,'author') or contains(@class,'Author') "
    "or contains(@class,'byline') or contains(@class,'Byline')]"
)


def authors_of(page: Page) -> tuple[list[str], Found | None]:
    """Return the names in the order of the page and where they were found, an empty list where it names nobody."""
    linked = names_in(texts(page.linked("author")) or texts(page.linked("creator")), page)
    if linked:
        return linked, Found.JSON_LD
    for name in AUTHOR_METAS[:-1]:
        if names := names_in(page.metas.get(name, []), page):
            return names, Found.META
    if names := names_in(_bylines(page.tree), page):
        return names, Found.BYLINE
    return [], None


def agency_of(names: list[str]) -> str | None:
    """Return the first news agency among names, as the lexicon spells it."""
    return next((AGENCIES[name.casefold()] for name in names if name.casefold() in AGENCIES), None)


def names_in(wordings: Iterable[str], page: Page) -> list[str]:
    """Return the distinct names in byline wordings: "By Ann Hill and Bo Lund, Reuters" gives three."""
    found: dict[str, str] = {}
    for wording in wordings:
        for piece in _pieces(tidy(wording)):
            if _is_name(piece, page):
                found.setdefault(piece.casefold(), piece)
    return list(found.values())


def _pieces(wording: str) -> list[str]:
    wording = OPENING.sub("", wording)
    if wording.casefold() in AGENCIES:
        return [wording]
    pieces = [OPENING.sub("", piece.strip(" .,:-–—()[]")) for piece in JOINT.split(wording) if piece]
    return [piece.strip() for piece in pieces if not ROLE.search(piece)]


def _is_name(piece: str, page: Page) -> bool:
    return (
        1 < len(piece) <= LONGEST_NAME and len(piece.split()) <= 6 and not NOT_A_NAME.search(piece) and "<" not in piece
    )


def _bylines(tree: HtmlElement) -> list[str]:
    found: list[str] = []
    for element in tree.xpath(BYLINE_XPATH):
        wording = tidy(element.text_content())
        if 1 < len(wording) <= 2 * LONGEST_NAME:
            found.append(wording)
            break
    return found
