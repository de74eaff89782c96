"""Find the articles that a takedown means, and say why each of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from tasks.erasing.keeping_out import Names, hashed
from tasks.erasing.readings import APART
from tasks.erasing.spelling import rough
from tasks.fetching.forgetting import url_hash
from warehouse.deciding.takedown import Request, Subject

_TEXTS = """
SELECT articles.article_id, url, concat_ws(chr(10) || chr(10), text, revisions.title, standfirst,
    array_to_string(authors, chr(10) || chr(10)))
FROM revisions JOIN articles USING (article_id)
UNION ALL
SELECT articles.article_id, url, persons.name
FROM persons JOIN revisions USING (revision_id) JOIN articles USING (article_id)
UNION ALL
SELECT article_id, coalesce(articles.url, "row"->>'url', article_id), "row"::TEXT
FROM quarantine LEFT JOIN articles USING (article_id) WHERE article_id IS NOT NULL
"""
_ADDRESSES = """
SELECT DISTINCT article_id, url, unnest([url, requested_url, final_url])
FROM articles LEFT JOIN revisions USING (article_id)
UNION
SELECT article_id, coalesce("row"->>'url', article_id),
    unnest(["row"->>'url', "row"->>'requested_url', "row"->>'final_url'])
FROM quarantine WHERE article_id IS NOT NULL
"""


@dataclass(frozen=True, slots=True, order=True)
class MeantArticle:
    """An article that a takedown means."""

    url: str
    article_id: str
    why: str
    """The words around the first mention of the name, or the address that was asked for."""


def found_articles(connection: duckdb.DuckDBPyConnection, request: Request) -> list[MeantArticle]:
    """Return the articles of a request, each once, by address."""
    found = _of_address(connection, request) if request.subject is Subject.URL else _of_person(connection, request)
    first: dict[str, MeantArticle] = {}
    for article in found:
        first.setdefault(article.article_id, article)
    return sorted(first.values())


def _of_address(connection: duckdb.DuckDBPyConnection, request: Request) -> Iterator[MeantArticle]:
    wanted = set(map(url_hash, request.keys))
    for article_id, url, address in connection.execute(_ADDRESSES).fetchall():
        if address and url_hash(address) in wanted:
            yield MeantArticle(url, article_id, address)


def _of_person(connection: duckdb.DuckDBPyConnection, request: Request) -> Iterator[MeantArticle]:
    names = wanted_names(request)
    for article_id, url, text in texts_with(connection, request):
        if mention := next(names.mentions(text), None):
            yield MeantArticle(url, article_id, f"…{mention[1]}…")
    for article_id, url, address in connection.execute(_ADDRESSES).fetchall():
        if address and names.are_in_address(address):
            yield MeantArticle(url, article_id, address)


def wanted_names(request: Request) -> Names:
    """Return the names of a request, as they must be written where something would go for them."""
    return Names(frozenset(map(hashed, request.keys)), request.keys, is_strict=True)


def texts_with(
    connection: duckdb.DuckDBPyConnection, request: Request, *, one_part: bool = False
) -> Iterator[tuple[str, str, str]]:
    """Yield article_id, address and words of each text that holds all parts of the name, or with `one_part` any."""
    enough = any if one_part else all
    parts = [[rough(part) for part in key.split()] for key in request.keys]
    rows = connection.execute(_TEXTS)
    while batch := rows.fetchmany(500):
        for article_id, url, stored in batch:
            text = _told(stored)
            told = rough(text)
            if any(enough(part in told for part in key) for key in parts):
                yield article_id, url, text


def _told(stored: str) -> str:
    """Return a text, or the strings of a row that waits, with their escapes undone."""
    if not stored.startswith("{"):
        return stored
    try:
        row = json.loads(stored)
    except ValueError:
        return stored
    return APART.join(str(value) for value in row.values() if value is not None)
