"""Turn an article and its reading into rows of the warehouse, with ids that are hashes of their content."""

import json
from collections import defaultdict
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from values.article import Article
from values.person import Person
from values.reading import Reading
from values.second_reading import SecondReading
from values.snapshot import Snapshot
from warehouse.tables.batch import KEYS, Batch, Row
from warehouse.tables.ids import content_id, storable
from warehouse.tables.migrations import arrow_schemas
from warehouse.tables.second_reading import second_rows, standing_cells
from warehouse.tables.speakers import speaker_key

_HOST_PREFIXES = ("www.", "m.", "amp.", "mobile.")


def _host(url: str | None) -> str | None:
    host = urlsplit(url or "").hostname or ""
    return next((host.removeprefix(prefix) for prefix in _HOST_PREFIXES if host.startswith(prefix)), host) or None


def article_url(article: Article, snapshot: Snapshot) -> str:
    """Return the address that names the article: its canonical one, where the page's own host vouches for it.

    A page that names another host's address as its canonical one must not write into that host's article. A page on
    disk has no host: it is the article whose address it names.
    """
    answered = snapshot.final_url or article.url
    canonical = article.canonical_url
    is_saved = answered.startswith("file:")
    return canonical if canonical and (is_saved or _host(canonical) == _host(answered)) else answered


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def _plain(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


def _stated(item: Any, *drop: str) -> Row:  # noqa: ANN401 - any of the row types of `reading`
    """Return the fields of a row of the reading under their column names."""
    names = {"start": "span_start", "end": "span_end"}
    kept = (f.name for f in fields(item) if f.name not in drop)
    return {names.get(name, name): _plain(getattr(item, name)) for name in kept}


def _article_row(url: str, article: Article, snapshot: Snapshot, source: str | None) -> Row:
    return {
        "article_id": content_id(url),
        "url": url,
        "host": _host(url),
        "source": source,
        "requested_url": snapshot.requested_url or article.url,
    }


def _revision_row(article: Article, snapshot: Snapshot, article_id: str, parser_version: str) -> Row:
    published, modified = article.published, article.modified
    text = storable(article.text)
    day = published.local_day if published else None
    return {
        "revision_id": content_id(article_id, text, day),
        "article_id": article_id,
        "text": text,
        "title": article.title,
        "standfirst": article.standfirst,
        "paragraphs": [{"start": p.start, "end": p.end, "zone": p.zone.value} for p in article.paragraphs],
        "authors": article.authors,
        "publisher": article.publisher,
        "agency": article.agency,
        "language": article.language,
        "section": article.section,
        "keywords": article.keywords,
        "published_day": day,
        "published_at": _utc(published.instant) if published else None,
        "modified_day": modified.local_day if modified else None,
        "modified_at": _utc(modified.instant) if modified else None,
        "found": json.dumps({name: where.value for name, where in article.found.items()}),
        "page_kind": article.kind.value,
        "free": article.free,
        "layout_missed": article.layout_missed,
        "final_url": snapshot.final_url or article.url,
        "status": snapshot.status,
        "fetched_at": _utc(snapshot.fetched_at),
        "body_sha256": snapshot.sha256,
        "etag": snapshot.etag,
        "last_modified": snapshot.last_modified,
        "warc_file": snapshot.warc_file,
        "warc_offset": snapshot.warc_offset,
        "parser_version": parser_version,
        "current_since": _utc(snapshot.fetched_at),
    }


def _at(ids: list[str], index: int | None) -> str | None:
    """Return the id of a row that another one points at; an index out of the list names no row, and a rule says so."""
    return ids[index] if index is not None and 0 <= index < len(ids) else None


def _steps_of(reading: Reading) -> dict[int, list[Row]]:
    """Return the steps of each figure."""
    steps: dict[int, list[Row]] = defaultdict(list)
    for step in reading.steps:
        row = {"field": step.field, "rule": step.rule, "span_start": step.start, "span_end": step.end}
        steps[step.figure].append(row)
    return steps


def _figure_rows(reading: Reading, revision_id: str, incidents: list[str], second: SecondReading | None) -> list[Row]:
    figures, steps = reading.figures, _steps_of(reading)
    ids = [content_id(revision_id, f.start, f.end, f.kind) for f in figures]
    return [
        _stated(figure, "sentence", "part_of", "statistic_of", "incident")
        | {
            "figure_id": figure_id,
            "told_incident_id": _at(incidents, figure.incident),
            "speaker_norm": figure.speaker_norm or speaker_key(figure.speaker),
            "part_of": _at(ids, figure.part_of),
            "statistic_of": _at(ids, figure.statistic_of),
            "steps": steps[number],
        }
        | standing_cells(second, number)
        for number, (figure_id, figure) in enumerate(zip(ids, figures, strict=True))
    ]


def _fate_rows(person: Person, person_id: str) -> list[Row]:
    return [
        {
            "fate_id": content_id(person_id, ordinal),
            "person_id": person_id,
            "ordinal": ordinal,
            "event": fate.event.value,
            "period_start": fate.start,
            "period_end": fate.end,
            "place": fate.place,
        }
        for ordinal, fate in enumerate(person.fates)
    ]


def _read_rows(reading: Reading, revision_id: str, second: SecondReading | None) -> dict[str, list[Row]]:
    """Return the rows of each table that a reading fills, all but the columns that they share."""

    def rows(table: str, items: list[Any], *parts: str, drop: tuple[str, ...] = ()) -> list[Row]:
        key = KEYS[table]
        return [
            _stated(item, "sentence", *drop)
            | {key: content_id(revision_id, item.start, item.end, *(getattr(item, part) for part in parts))}
            for item in items
        ]

    incidents = rows("told_incidents", reading.incidents, "what", drop=("figures", "persons", "victims", "denials"))
    incident_ids = [row["told_incident_id"] for row in incidents]

    def within(table: str, items: list[Any], *parts: str, drop: tuple[str, ...] = ()) -> list[Row]:
        found = rows(table, items, *parts, drop=(*drop, "incident"))
        own = (_at(incident_ids, item.incident) for item in items)
        return [row | {"told_incident_id": incident} for row, incident in zip(found, own, strict=True)]

    derived = ("fates", "fate", "fate_start", "fate_end", "place")
    persons = within("persons", reading.persons, "name", drop=derived)
    figures = _figure_rows(reading, revision_id, incident_ids, second)
    denials = within("denials", reading.denials, drop=("answers",))
    for row, denial in zip(denials, reading.denials, strict=True):
        answered = (_at([f["figure_id"] for f in figures], index) for index in denial.answers)
        row["answers"] = [figure_id for figure_id in answered if figure_id]
    attributions = rows("attributions", reading.attributions, "content", drop=("sort", "cue_place"))
    return {
        "sentences": [row | {"ordinal": ordinal} for ordinal, row in enumerate(rows("sentences", reading.sentences))],
        "told_incidents": incidents,
        "figures": figures,
        "persons": persons,
        "person_fates": [
            fate
            for row, person in zip(persons, reading.persons, strict=True)
            for fate in _fate_rows(person, row["person_id"])
        ],
        "denials": denials,
        "victims": within("victims", reading.victims, "event"),
        "dates": rows("dates", reading.dates, "type"),
        "attributions": _attribution_rows(reading, attributions),
        "places": rows("places", reading.places),
        "ignored_numbers": rows("ignored_numbers", reading.ignored, "reason"),
        **second_rows(second, revision_id),
    }


def _attribution_rows(reading: Reading, rows: list[Row]) -> list[Row]:
    for row, attribution in zip(rows, reading.attributions, strict=True):
        for part in ("source", "cue", "content"):
            row[part] = [{"start": start, "end": end} for start, end in getattr(attribution, part)]
    return rows


def _sentence_indexes(reading: Reading) -> dict[str, list[int]]:
    return {
        "told_incidents": [item.sentence for item in reading.incidents],
        "figures": [item.sentence for item in reading.figures],
        "persons": [item.sentence for item in reading.persons],
        "denials": [item.sentence for item in reading.denials],
        "victims": [item.sentence for item in reading.victims],
        "dates": [item.sentence for item in reading.dates],
        "attributions": [item.sentence for item in reading.attributions],
        "places": [item.sentence for item in reading.places],
        "ignored_numbers": [item.sentence for item in reading.ignored],
    }


def rows_of(
    article: Article,
    reading: Reading,
    snapshot: Snapshot,
    run_id: str,
    extractor_version: str,
    source: str | None = None,
    parser_version: str = "1",
    second: SecondReading | None = None,
) -> Batch:
    """Return the rows of one article as it was read: one article, one revision and all that the text states.

    `second` says what a second reader had to say of `reading`, which is then the reading that both give.
    """
    url = article_url(article, snapshot)
    article_row = _article_row(url, article, snapshot, source)
    revision = _revision_row(article, snapshot, article_row["article_id"], parser_version)
    revision["read_language"] = reading.language
    tables = reading_tables(reading, revision["revision_id"], run_id, extractor_version, second)
    shared = {"run_id": run_id, "extractor_version": extractor_version, "warnings": []}
    _share({"articles": [article_row], "revisions": [revision]}, shared)
    return Batch({"articles": [article_row], "revisions": [revision], **tables})


def reading_tables(
    reading: Reading, revision_id: str, run_id: str, extractor_version: str, second: SecondReading | None = None
) -> dict[str, list[Row]]:
    """Return the rows of every table that a reading of a revision fills."""
    tables = _read_rows(reading, revision_id, second)
    sentence_ids = [row["sentence_id"] for row in tables["sentences"]]
    for table, indexes in _sentence_indexes(reading).items():
        for row, index in zip(tables[table], indexes, strict=True):
            row["sentence_id"] = _at(sentence_ids, index)
    shared = {"revision_id": revision_id, "extractor_version": extractor_version, "run_id": run_id}
    _share(tables, shared | {"corrected_fields": [], "warnings": []})
    return tables


def _share(tables: dict[str, list[Row]], shared: Row) -> None:
    """Write the columns that the rows of a reading share into each table that has them."""
    for table, rows in tables.items():
        columns = arrow_schemas()[table].names
        common = {name: value for name, value in shared.items() if name in columns}
        for row in rows:
            row.update(common)
