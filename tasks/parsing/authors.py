"""Who wrote an article: names only, agencies whole."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from importlib.resources import files
from itertools import islice

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
# "Ann Hill (ahi)": the initials behind a name.
BRACKETS = re.compile(r"\s*\([^)]*\)?$")
SUFFIX = re.compile(rf"\s+(?:{_alternatives(LEXICON['suffix'])})$")
# After its opening a spoken byline goes on with a name: a capital, or letters of a script that has none.
SPOKEN = re.compile(rf"^(?i:{OPENINGS})[\s:]+(?=[^\W\d_a-zà-ÿа-я])")
# Where a byline goes on with the day or the hour, the section or the number of comments.
WHEN = re.compile(
    r"\s*(?:\b(?:am|on|at|um|le|el|den)\s+(?:\w+\s+)?\d|\b\w{2,9}[.,]?\s\d{1,2},?\s\d{4}|\d{1,2}\.|\d{4}|\bin\s[A-Z]|·|»|"
    r"\b(?:posted|published|updated|veröffentlicht|stand|aktualisiert|am (?:mon|die|mit|don|fre|sam|son)\w*tag)\b)",
    re.IGNORECASE,
)
CAPITAL = re.compile(r"[A-ZÀ-ÞА-Я]|[^\W\d_a-zà-ÿа-я]")
JOINT = re.compile(rf"\s*[;|•·]\s*|\s*,\s+|\s+(?:{_alternatives(LEXICON['joint'])})\s+|\s*&\s*|\s+/\s+", re.IGNORECASE)
NOT_A_NAME = re.compile(
    rf"https?:|www\.|@\w|[<>:{{}}]|\d{{2,}}|^\W*$|^(?:{_alternatives(LEXICON['nobody'])})$", re.IGNORECASE
)
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
    "articleauthor",
    "article:author_name",
)
LONGEST_NAME = 60
MOST_WORDS = 6
MOST_BYLINES = 12
BYLINE_XPATH = (
    "//*[@rel='author' or @itemprop='author' or contains(@class,'author') or contains(@class,'Author') "
    "or contains(@class,'byline') or contains(@class,'Byline')]"
)


def authors_of(page: Page) -> tuple[list[str], Found | None]:
    """Return the names in the order of the page and where they were found, an empty list where it names nobody.

    A source that names only the publisher itself counts where no other names a person.
    """
    publisher = _publisher_names(page)
    fallback: tuple[list[str], Found | None] = ([], None)
    for wordings, found in _sources(page):
        names = names_in(wordings)
        if page.host and any(page.host in wording.casefold() for wording in wordings):
            publisher |= {name.casefold() for name in names}
        if any(name.casefold() not in publisher for name in names):
            return [name for name in names if name.casefold() not in publisher or len(names) == 1], found
        if names and not fallback[0]:
            fallback = names, found
    return fallback


def _sources(page: Page) -> Iterator[tuple[list[str], Found]]:
    yield [name for key in ("author", "creator") for name in _linked_names(page.linked(key), page)], Found.JSON_LD
    for name in AUTHOR_METAS:
        yield page.metas.get(name, []), Found.META
    if (page.meta("twitter:label1") or "").casefold() in LEXICON["label"]:
        yield page.metas.get("twitter:data1", []), Found.META
    yield _marked_bylines(page.tree), Found.BYLINE
    yield _spoken_bylines(page.tree), Found.BYLINE


def _linked_names(value: object, page: Page) -> list[str]:
    """Return the names in a schema.org value; a bare `@id` is looked up on the page."""
    if isinstance(value, list):
        return [name for item in value for name in _linked_names(item, page)]
    if isinstance(value, dict) and not value.get("name"):
        if value.get("familyName"):
            return [f"{value.get('givenName', '')} {value['familyName']}".strip()]
        named = (node for node in page.nodes if node.get("@id") == value.get("@id") and node.get("name"))
        return texts(next(named, None))
    return texts(value)


def _publisher_names(page: Page) -> set[str]:
    names = [*texts(page.linked("publisher")), page.meta("og:site_name"), page.host, page.host.rsplit(".", 1)[0]]
    return {tidy(name).casefold() for name in names if name}


def agency_of(names: list[str]) -> str | None:
    """Return the first news agency among names, as the lexicon spells it."""
    return next((AGENCIES[name.casefold()] for name in names if name.casefold() in AGENCIES), None)


def names_in(wordings: Iterable[str]) -> list[str]:
    """Return the distinct names in byline wordings: "By Ann Hill and Bo Lund, Reuters" gives three."""
    found: dict[str, str] = {}
    for wording in wordings:
        for piece in _pieces(tidy(unescape(wording))):
            if _is_name(piece):
                found.setdefault(piece.casefold(), piece)
    return list(found.values())


def _pieces(wording: str) -> list[str]:
    wording = OPENING.sub("", wording)
    if wording.casefold() in AGENCIES:
        return [wording]
    pieces = [OPENING.sub("", piece.strip(" .,:-–—")) for piece in JOINT.split(wording) if piece]
    return [SUFFIX.sub("", BRACKETS.sub("", piece)).strip(" ()[]") for piece in pieces if not ROLE.search(piece)]


def _is_name(piece: str) -> bool:
    return 1 < len(piece) <= LONGEST_NAME and len(piece.split()) <= MOST_WORDS and not NOT_A_NAME.search(piece)


def _marked_bylines(tree: HtmlElement) -> list[str]:
    """Return the wording of the first element that its name makes a byline and that holds a name."""
    for element in islice(tree.xpath(BYLINE_XPATH), MOST_BYLINES):
        wordings = _without_places(element)
        if names_in(wordings):
            return wordings
    return []


def _spoken_bylines(tree: HtmlElement) -> list[str]:
    """Return the wording of the first short element that opens as bylines do: "By Ann Hill", "Von: Bo Lund"."""
    for element in tree.iter("p", "li", "div", "span", "address", "h4", "h5", "small"):
        opening = (
            (element.text or "").strip() or (element[0].text or "").strip() if len(element) else element.text or ""
        )
        if OPENING.match(f"{opening.strip()} ") and SPOKEN.match(tidy(element.text_content()[: 4 * LONGEST_NAME])):
            wordings = _without_places(element)
            if names_in(wordings):
                return wordings
    return []


def _without_places(element: HtmlElement) -> list[str]:
    """Return the pieces of a byline that may be names: up to a date, without places, initials and sections."""
    wording = tidy(" ".join(element.itertext()))
    wording = WHEN.split(OPENING.sub("", wording), maxsplit=1)[0].strip(" ,|·-–")
    if len(wording) > 2 * LONGEST_NAME:
        return []
    pieces = wording.split(", ")
    more = [piece for piece in pieces[1:] if " " in piece.strip() or piece.casefold() in AGENCIES]
    return [piece for piece in (pieces[0], *more) if CAPITAL.search(piece)]
