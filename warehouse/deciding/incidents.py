"""What reviewers decide about incidents: two are one, or an article does not belong; it holds in every later run."""

from datetime import UTC, datetime

import duckdb

from warehouse.errors import NoSuchIncident
from warehouse.joining.incidents import event, tell_events
from warehouse.storing.transaction import transaction
from warehouse.tables.ids import content_id

Connection = duckdb.DuckDBPyConnection


def _incident(connection: Connection, incident_id: str) -> str:
    """Return the whole id of the incident that begins like this."""
    found = connection.execute(
        "SELECT DISTINCT incident_id FROM incident_stories WHERE starts_with(incident_id, ?)", [incident_id]
    ).fetchall()
    if len(found) != 1:
        raise NoSuchIncident(incident_id, len(found))
    return str(found[0][0])


def join_incidents(connection: Connection, kept: str, gone: str, by: str, note: str) -> str:
    """Make one incident part of another and return the id of the one that is kept.

    Raises:
        NoSuchIncident: none, or more than one, has an id that begins like that.

    """
    kept, gone = _incident(connection, kept), _incident(connection, gone)
    with transaction(connection):
        articles = _articles(connection, gone)
        connection.execute("UPDATE incident_stories SET incident_id = ? WHERE incident_id = ?", [kept, gone])
        for article in articles:
            _decide(connection, article, kept, "within", by, note)
        tell_events(connection, [event(kept, "joined", None, gone, why=note, by=by)])
    return kept


def part_article(connection: Connection, incident_id: str, url: str, by: str, note: str) -> str:
    """Take an article out of an incident and return the id of the incident that its story opens.

    Raises:
        NoSuchIncident: none, or more than one, has an id that begins like that.
        NoSuchIncident: the article is not part of it.

    """
    incident = _incident(connection, incident_id)
    stories = connection.execute(
        "SELECT story_id, article_id FROM incident_stories JOIN articles USING (article_id) "
        "WHERE incident_id = ? AND (url = ? OR requested_url = ?) ORDER BY is_main DESC, story_id",
        [incident, url, url],
    ).fetchall()
    if not stories or _articles(connection, incident) == [stories[0][1]]:
        raise NoSuchIncident(f"{incident_id} with {url} and other articles", 0)
    article = stories[0][1]
    opened = content_id("parted", incident, article)
    with transaction(connection):
        connection.execute(
            "UPDATE incident_stories SET incident_id = ?, nearest = NULL, score = 0, reason = 'parted in review' "
            "WHERE incident_id = ? AND article_id = ?",
            [opened, incident, article],
        )
        _decide(connection, article, incident, "apart", by, note)
        _decide(connection, article, opened, "within", by, note)
        tell_events(connection, [event(incident, "split", article, opened, why=note, by=by)])
    return opened


def _articles(connection: Connection, incident: str) -> list[str]:
    rows = connection.execute(
        "SELECT DISTINCT article_id FROM incident_stories WHERE incident_id = ? ORDER BY article_id", [incident]
    )
    return [article for (article,) in rows.fetchall()]


def _decide(connection: Connection, article: str, incident: str, decision: str, by: str, note: str) -> None:
    """Keep one decision; an article belongs to one incident by the last word of the reviewers."""
    if decision == "within":
        connection.execute(
            "DELETE FROM incident_decisions WHERE article_id = ? AND decision = 'within'",
            [article],
        )
    connection.execute(
        "INSERT OR REPLACE INTO incident_decisions BY NAME SELECT ? AS article_id, ? AS incident_id, ? AS decision, "
        "? AS note, ? AS decided_by, ?::TIMESTAMPTZ AS decided_at",
        [article, incident, decision, note, by, datetime.now(UTC)],
    )
