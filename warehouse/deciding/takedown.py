"""Remove what has to go, with every copy, and keep it out."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from importlib.resources import files

import duckdb

from warehouse.storing.transaction import transaction
from warehouse.tables.batch import KEYS
from warehouse.tables.ids import content_id


class Subject(StrEnum):
    """What is taken down."""

    PERSON = "person"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Request:
    """A request to take something down."""

    subject: Subject
    keys: tuple[str, ...]
    """The address, or the keys of the person's name, one for each way in which it may be written."""
    reason: str
    """Without naming the subject: it is kept."""
    requested_by: str | None = None

    @property
    def subject_hashes(self) -> tuple[str, ...]:
        """Return the SHA-256 of each key, which keep the subject out later."""
        return tuple(hashlib.sha256(key.encode()).hexdigest() for key in self.keys)


@dataclass(slots=True)
class TakedownPlan:
    """What a takedown would remove."""

    articles: list[str] = field(default_factory=list)
    """article_ids."""
    urls: list[str] = field(default_factory=list)
    """Every address under which the articles were asked for or answered: none may be fetched again."""
    snapshots: list[tuple[str, int]] = field(default_factory=list)
    """WARC file and byte offset of each stored page."""
    texts: list[str] = field(default_factory=list)
    """SHA-256 of every text of the articles: what a model was told of them goes as well."""
    figures: int = 0
    """Figures that go with the articles."""


def _read(name: str) -> str:
    return files("warehouse").joinpath("statements", f"{name}.sql").read_text("utf-8")


def plan_takedown(connection: duckdb.DuckDBPyConnection, request: Request, articles: list[str]) -> TakedownPlan:
    """Return what the takedown removes with the articles of an address, or of a person, by their article_id."""
    chosen = {"articles": articles}
    urls = [cells[0] for cells in connection.execute(_read("takedown_urls"), chosen).fetchall()]
    if request.subject is Subject.URL:
        urls += [key for key in request.keys if key not in urls]
    snapshots = connection.execute(
        "SELECT DISTINCT warc_file, warc_offset FROM revisions WHERE list_contains($articles, article_id) "
        "AND warc_file IS NOT NULL AND warc_offset IS NOT NULL ORDER BY ALL",
        chosen,
    ).fetchall()
    [(figures,)] = connection.execute(
        "SELECT count(*) FROM figures JOIN revisions USING (revision_id) WHERE list_contains($articles, article_id)",
        chosen,
    ).fetchall()
    texts = connection.execute(
        "SELECT DISTINCT sha256(text) FROM revisions WHERE list_contains($articles, article_id) ORDER BY ALL", chosen
    ).fetchall()
    return TakedownPlan(articles, urls, snapshots, [key for (key,) in texts], int(figures))


def take_down_rows(
    connection: duckdb.DuckDBPyConnection, request: Request, plan: TakedownPlan, tells: Callable[[str], bool]
) -> int:
    """Delete every row of the planned articles, note the takedown without its content, and return the rows removed.

    Notes of which `tells` says that they speak of the subject are emptied. The bytes stay in the file until
    `warehouse.storing.rewrite.rewrite` has written it anew.
    """
    with transaction(connection):
        removed = sum(_delete(connection, plan.articles, plan.urls))
        _blot_notes(connection, tells)
        for subject_hash in request.subject_hashes:
            _note(connection, request, subject_hash, len(plan.articles), removed)
    return removed


def _note(
    connection: duckdb.DuckDBPyConnection, request: Request, subject_hash: str, articles: int, removed: int
) -> None:
    connection.execute(
        "INSERT INTO takedowns BY NAME SELECT $id AS takedown_id, $subject AS subject, $hash AS subject_hash, "
        "$reason AS reason, $by AS requested_by, $at AS taken_at, $articles AS articles, $removed AS rows_removed "
        "ON CONFLICT DO UPDATE SET articles = articles + excluded.articles, "
        "rows_removed = rows_removed + excluded.rows_removed",
        {
            "id": content_id(request.subject, subject_hash),
            "subject": request.subject.value,
            "hash": subject_hash,
            "reason": request.reason,
            "by": request.requested_by,
            "at": datetime.now(UTC),
            "articles": articles,
            "removed": removed,
        },
    )


def _delete(connection: duckdb.DuckDBPyConnection, articles: list[str], urls: list[str]) -> Iterable[int]:
    """Delete the rows table by table, children first, and yield their numbers."""
    revisions = "SELECT revision_id FROM revisions WHERE list_contains($articles, article_id)"
    figures = f"SELECT figure_id FROM figures WHERE revision_id IN ({revisions})"  # noqa: S608
    incidents = "SELECT incident_id FROM incident_stories WHERE list_contains($articles, article_id)"
    decided = f"SELECT decision_key FROM reader_differences WHERE revision_id IN ({revisions})"  # noqa: S608
    of_articles = {
        "reader_decisions": f"decision_key IN ({decided})",
        "claims": f"claim_id IN (SELECT claim_id FROM claim_members WHERE figure_id IN ({figures}))",  # noqa: S608
        "claim_members": f"figure_id IN ({figures})",
        # What is put together from stories is made anew at the next publication.
        "incidents": f"incident_id IN ({incidents})",
        "incident_events": f"incident_id IN ({incidents})",
        "incident_decisions": "list_contains($articles, article_id)",
        "incident_stories": "list_contains($articles, article_id)",
        "quarantine": f"list_contains($articles, article_id) OR revision_id IN ({revisions})",
    }
    for table in reversed(KEYS):
        own = table in ("articles", "revisions")
        of_articles[table] = "list_contains($articles, article_id)" if own else f"revision_id IN ({revisions})"
    connection.execute(_read("takedown_terms"), {"articles": articles})
    connection.execute("DELETE FROM term_counts WHERE articles <= 0")
    for table, chosen in of_articles.items():
        removed = connection.execute(f"DELETE FROM {table} WHERE {chosen}", {"articles": articles})  # noqa: S608
        yield int(removed.fetchall()[0][0])
    removed = connection.execute("DELETE FROM corrections WHERE list_contains(?, article)", [urls])
    yield int(removed.fetchall()[0][0])


_NOTES = (
    ("runs", "note"),
    ("quarantine", "note"),
    ("corrections", "reason"),
    ("reader_decisions", "note"),
    ("refused_answers", "quote"),
    ("refused_answers", "answer"),
)


def _blot_notes(connection: duckdb.DuckDBPyConnection, tells: Callable[[str], bool]) -> None:
    """Empty the notes, written by people or by a failing run, that mention what is taken down."""
    for table, column in _NOTES:
        noted = connection.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL").fetchall()  # noqa: S608
        connection.execute(
            f"UPDATE {table} SET {column} = 'removed by a takedown' WHERE list_contains(?, {column})",  # noqa: S608
            [[note for (note,) in noted if tells(note)]],
        )


_ARTICLES_KEPT_OUT = """
CREATE OR REPLACE TEMP TABLE kept_out AS
SELECT article_id FROM incoming_articles
WHERE sha256(url) IN (SELECT subject_hash FROM takedowns WHERE subject = 'url')
    OR sha256(coalesce(requested_url, '')) IN (SELECT subject_hash FROM takedowns WHERE subject = 'url')
UNION
SELECT article_id FROM incoming_revisions SEMI JOIN (
    SELECT revision_id FROM incoming_persons
    WHERE sha256(name_key) IN (SELECT subject_hash FROM takedowns WHERE subject = 'person')
        -- name_key leaves out what stands before an apostrophe: Lee and O'Lee are two names.
        AND NOT regexp_matches(name, '[''’]')
) USING (revision_id)
"""


def keep_out(connection: duckdb.DuckDBPyConnection) -> int:
    """Remove from the staged rows every article that was taken down or names a person who was; return their number."""
    [(any_takedown,)] = connection.execute("SELECT count(*) FROM takedowns").fetchall()
    if not any_takedown:
        return 0
    connection.execute(_ARTICLES_KEPT_OUT)
    connection.execute(
        "DELETE FROM incoming_quarantine WHERE article_id IN (FROM kept_out) OR (table_name = 'persons' AND "
        "sha256(\"row\"->>'name_key') IN (SELECT subject_hash FROM takedowns WHERE subject = 'person'))"
    )
    revisions = "SELECT revision_id FROM incoming_revisions WHERE article_id IN (FROM kept_out)"
    for table in reversed(KEYS):
        within = (
            "article_id IN (FROM kept_out)" if table in ("articles", "revisions") else f"revision_id IN ({revisions})"
        )
        connection.execute(f"DELETE FROM incoming_{table} WHERE {within}")  # noqa: S608
    [(kept_out,)] = connection.execute("SELECT count(*) FROM kept_out").fetchall()
    return int(kept_out)
