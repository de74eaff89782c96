"""Who wrote an article: names only, agencies whole."""

import re
from collections.abc import Iterator

from tasks.parsing.blocks import tidy
from tasks.parsing.bylines import marked_bylines, spoken_bylines
from tasks.parsing.linked_data import texts, types_of
from tasks.parsing.names import LEXICON, is_desk, is_organisation, names_in, turned
from tasks.parsing.page import Page
from values.article import Found

AUTHOR_METAS = (
    "citation_author",
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
    "og:article:author",
    "shareaholic:article_author_name",
    "twitter:creator",
)
# Each of these names one person, in catalogues with the last name first.
ONE_EACH = frozenset(("citation_author", "dc.creator", "dcterms.creator"))
NOT_LETTERS = re.compile(r"[\W_]+")

Authors = tuple[list[str], Found | None]


def authors_of(page: Page) -> Authors:
    """Return the names in the order of the page and where they were found, an empty list where it names nobody.

    A source that names only the publisher itself, another organisation or the newsroom counts where no other names a
    person; the newsroom last.
    """
    publisher = _publisher_names(page)
    second: Authors = ([], None)
    sources = _sources(page)
    for wordings, found in sources:
        names = names_in(wordings)
        if page.host and any(page.host in wording.casefold() for wording in wordings):
            publisher |= {name.casefold() for name in names}
        others = [name for name in names if not _is_site(name, publisher, page)]
        if any(not is_organisation(name) for name in others):
            return (others, found) if not _is_login(others) else _spelt_out(others[0], found, sources)
        if names and (not second[0] or (all(map(is_desk, second[0])) and not all(map(is_desk, names)))):
            second = names, found
    return second


def _is_login(names: list[str]) -> bool:
    return len(names) == 1 and names[0].isascii() and names[0].islower() and " " not in names[0]


def _spelt_out(login: str, found: Found, others: Iterator[tuple[list[str], Found]]) -> Authors:
    """Return the name that other places of the page give for a login: "ann.hill" is Ann Hill."""
    letters = NOT_LETTERS.sub("", login)
    for wordings, place in others:
        for name in names_in(wordings):
            if " " in name and NOT_LETTERS.sub("", name.casefold()) == letters:
                return [name], place
    return [login], found


def _is_site(name: str, publisher: set[str], page: Page) -> bool:
    """Whether a name is that of the site or its newsroom."""
    if name.casefold() in publisher or is_desk(name):
        return True
    label, squashed = _site_label(page), NOT_LETTERS.sub("", name.casefold())
    return len(label) > 4 and label in squashed


def _site_label(page: Page) -> str:
    """Return the letters of the name that the site is registered under: "meridian" of news.the-meridian.example."""
    labels = page.host.split(".")
    return NOT_LETTERS.sub("", labels[-2]) if len(labels) > 1 else ""


def _sources(page: Page) -> Iterator[tuple[list[str], Found]]:
    yield [name for key in ("author", "creator") for name in _linked_names(page.linked(key), page)], Found.JSON_LD
    yield _only_person(page), Found.JSON_LD
    for name in AUTHOR_METAS:
        values = [value for value in page.metas.get(name, []) if not value.startswith("@")]
        yield ([turned(value) for value in values] if name in ONE_EACH else values), Found.META
    if (page.meta("twitter:label1") or "").casefold() in LEXICON["label"]:
        yield page.metas.get("twitter:data1", []), Found.META
    yield marked_bylines(page.tree), Found.BYLINE
    yield spoken_bylines(page.tree), Found.BYLINE
    yield marked_bylines(page.tree, doubtful=True), Found.BYLINE
    yield spoken_bylines(page.tree, doubtful=True), Found.BYLINE


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


def _only_person(page: Page) -> list[str]:
    """Return the one person that the page's schema.org objects describe, nobody where they describe several."""
    persons = (node for node in page.nodes if "Person" in types_of(node) and not node.get("_inner"))
    names = list(dict.fromkeys(name for node in persons for name in texts(node.get("name"))))
    return names if len(names) == 1 else []


def _publisher_names(page: Page) -> set[str]:
    names = [*texts(page.linked("publisher")), page.meta("og:site_name"), page.host, page.host.rsplit(".", 1)[0]]
    return {tidy(name).casefold() for name in names if name}
