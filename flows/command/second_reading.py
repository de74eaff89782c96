"""The second reader from the command line: what it would be told and answers, and choices where the readers differ."""

import json
from datetime import UTC, date, datetime
from uuid import uuid4

from flows.command.console import out, printable, table
from flows.run.choices import UnusableOptionError
from flows.run.reader_choices import keep_choice
from flows.run.settings import settings
from tasks.extraction import EXTRACTOR_VERSION
from tasks.publish import publish_warehouse
from tasks.reading.article import ArticleText
from tasks.reading.endpoint import Endpoint
from tasks.reading.outcomes import Reply
from tasks.reading.prompt import ModelRequest, prompt_version, requests_of
from tasks.reading.readers import ModelReader, RulesReader
from values.second_reading import Decider, SecondReading
from warehouse.deciding.reader_decisions import disagreements
from warehouse.errors import WarehouseMissing
from warehouse.storing.connection import open_writer
from warehouse.tables.verdict import Run

SHOWN_ID = 8


def print_disagreements(most: int) -> None:
    """Print where the readers differ, the gravest harm first."""
    chosen = settings()
    if not chosen.warehouse.exists():
        raise WarehouseMissing(chosen.warehouse)
    with open_writer(chosen.warehouse, "review disagreements", chosen.writer_wait) as connection:
        [(waiting,)] = connection.execute("SELECT count(*) FROM disagreements").fetchall()
        rows = disagreements(connection, most)
    columns = ("event", "quote", "field", "rules_value", "model_value", "chosen", "sentence")
    lines = [(row["difference_id"][:SHOWN_ID], *(row[column] for column in columns)) for row in rows]
    out.print(table(None, ("id", "event", "figure", "field", "rules", "model", "stands", "sentence"), lines))
    out.print(f"{len(rows):,} of {waiting:,}; choose with `tallywire review choose ID rules|model`", style="dim")


def choose(difference_id: str, taken: str, by: str, note: str) -> None:
    """Keep a choice, read its texts again by rules and remembered answer, publish, and say what changed."""
    chosen = settings()
    if taken not in (Decider.RULES, Decider.MODEL):
        raise UnusableOptionError(f"{taken}: choose rules or model")
    if not chosen.warehouse.exists():
        raise WarehouseMissing(chosen.warehouse)
    started = datetime.now(UTC)
    run = Run(uuid4().hex, "review", f"review by {by} {started:%Y-%m-%d %H:%M}", started, EXTRACTOR_VERSION)
    kept = keep_choice(chosen, run, difference_id, Decider(taken), by, note)
    publish_warehouse(chosen.warehouse, chosen.published, run.name, chosen.writer_wait)
    for line in kept.lines:
        out.print(line)
    out.print("published", style="dim")


def print_model_explanation(text: str, day: date | None) -> None:
    """Print what the model is asked about a text, what it answers, what is refused, and what is left."""
    chosen = settings()
    if chosen.model.url is None:
        raise UnusableOptionError(
            "--reader model: no second reader is set (TALLYWIRE_MODEL__URL, TALLYWIRE_MODEL__NAME)"
        )
    article, replies = ArticleText(text, day), []
    endpoint = Endpoint(chosen.model, lambda line: out.print(printable(line)))

    def ask(request: ModelRequest) -> Reply:
        replies.append(endpoint.ask(request.body))
        return replies[-1]

    rules = RulesReader().read(article)
    out.print(printable(f"asking {chosen.model.name} at {chosen.model.url}, prompt {prompt_version()}"), style="bold")
    for request in requests_of(article, rules, chosen.model):
        out.print(printable(request.body["messages"][1]["content"]))
    second = ModelReader(chosen.model, ask, chosen.reader).second(article, rules)
    for reply in replies:
        out.print(printable(f"\n{reply.outcome}, {reply.tokens:,} tokens {reply.error or ''}"), style="bold")
        out.print(printable(_indented(reply.content)))
    _print_result(second)


def _indented(content: str) -> str:
    try:
        return json.dumps(json.loads(content), indent=1, ensure_ascii=False)
    except ValueError:
        return content


def _print_result(second: SecondReading) -> None:
    refused = [(refusal.reason, refusal.field, refusal.quote, refusal.answer) for refusal in second.refusals]
    out.print(table("\nRefused", ("reason", "field", "words", "answer"), refused))
    rows = zip(second.reading.figures, second.standings, strict=True)
    lines = [
        (own.read_by, row.quote, row.event, row.stance, row.speaker, row.period_start, row.period_end, row.place,
         ", ".join(own.differing))
        for row, own in rows
    ]  # fmt: skip
    columns = ("read by", "figure", "event", "stance", "speaker", "first day", "last day", "place", "differs in")
    out.print(table("\nFigures", columns, lines))
