"""Keep whose word a person chose where the two readers differ, and read its texts again."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from expectations.check import check
from flows.run.settings import Settings
from tasks.extraction import EXTRACTOR_VERSION
from tasks.reading.article import ArticleText
from tasks.reading.outcomes import Reply
from tasks.reading.readers import ModelReader, RulesReader
from tasks.reading.store import AnswerStore
from values.second_reading import Decider, RequestOutcome, SecondReading
from warehouse.deciding.reader_decisions import (
    StoredText,
    disagreement,
    keep_decision,
    reader_decisions,
    texts_that_differ,
)
from warehouse.review import load_again
from warehouse.storing.connection import open_writer
from warehouse.tables.rows import reading_tables
from warehouse.tables.verdict import LoadCounts, Run


@dataclass(slots=True)
class KeptChoice:
    """What a choice came to in the texts that it is about."""

    counts: list[LoadCounts] = field(default_factory=list)
    """Of each text that was read again."""
    left: int = 0
    """Texts without a remembered answer any more."""

    @property
    def lines(self) -> list[str]:
        """Return what is told of it."""
        changed = sum((count.changed + count.added + count.removed).total() for count in self.counts)
        lines = [f"kept; {changed:,} rows changed in {len(self.counts):,} texts"]
        if self.left:
            lines.append(
                f"{self.left:,} texts have no remembered answer any more: the choice holds when they are read again"
            )
        return lines


def keep_choice(chosen: Settings, run: Run, difference_id: str, taken: Decider, by: str, note: str) -> KeptChoice:
    """Keep a choice and read its texts again by rules and remembered answer; nobody is asked."""
    with open_writer(chosen.warehouse, run.name, chosen.writer_wait) as connection:
        found = disagreement(connection, difference_id)
        keep_decision(connection, found["decision_key"], taken, by, note)
        decisions, texts = reader_decisions(connection), texts_that_differ(connection, found["decision_key"])
        kept = KeptChoice()
        for stored, second in _read_again(texts, chosen, found["model"], decisions):
            tables = reading_tables(second.reading, stored.revision_id, run.run_id, EXTRACTOR_VERSION, second)
            kept.counts.append(load_again(connection, stored, tables, run, check))
    kept.left = len(texts) - len(kept.counts)
    return kept


def _read_again(
    texts: Sequence[StoredText], chosen: Settings, model: str, decisions: dict[str, Decider]
) -> list[tuple[StoredText, SecondReading]]:
    """Return the texts whose answers are still kept, as both readers read them now."""
    asked = chosen.model.model_copy(update={"name": model})
    with AnswerStore(chosen.answers) as store:
        reader = ModelReader(asked, lambda _: Reply(RequestOutcome.NOT_ASKED), chosen.reader, decisions, store)
        read = [(stored, reader.second(told, RulesReader().read(told))) for stored, told in map(_told, texts)]
    return [(stored, second) for stored, second in read if second.exchange.outcome is RequestOutcome.ANSWERED]


def _told(stored: StoredText) -> tuple[StoredText, ArticleText]:
    return stored, ArticleText(stored.text, stored.published_day, stored.title, stored.zones, stored.url)
