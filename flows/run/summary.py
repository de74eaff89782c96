"""What a run did, for its last lines, its artifacts and its exit code."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from flows.run.second_reader import SecondCounts
from values.languages import READ, language_name
from warehouse.tables.batch import Row
from warehouse.tables.verdict import LoadCounts, Verdict


@dataclass(frozen=True, slots=True)
class Failure:
    """A target that gave no article, and why."""

    target: str
    reason: str


@dataclass(frozen=True, slots=True)
class QuarantineLine:
    """A row in quarantine, as people read it."""

    table: str
    reasons: tuple[str, ...]
    words: str
    url: str


MOST_NAMED = 5
"""Targets that the message of a failed run names."""


@dataclass(slots=True)
class RunSummary:
    """The counts of one run; the rows themselves are in the warehouse."""

    run_id: str
    name: str
    is_dry: bool = False
    """True when nothing of it is loaded."""
    reached: int = 0
    """Documents of the web that answered, and pages and records on disk that could be read."""
    articles: int = 0
    """Read in this run, new or not."""
    unread: Counter[str] = field(default_factory=Counter)
    """Articles of them in a language that is not read, by its code."""
    checked: int = 0
    """Rows that were validated."""
    found: Counter[str] = field(default_factory=Counter)
    """Rows read that passed, by table."""
    added: Counter[str] = field(default_factory=Counter)
    """Rows that are new in the warehouse, by table."""
    changed: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    """Rows in quarantine, by reason."""
    warnings: Counter[str] = field(default_factory=Counter)
    quarantined: list[QuarantineLine] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    """Pages of archives that are no articles, by the reason."""
    misfits: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    """Why batches were held back by the gate."""
    kept_out: int = 0
    """Articles kept out by a takedown."""
    newly_quarantined: int = 0
    withdrawn: int = 0
    """Articles whose address is gone since this run; their figures are kept."""
    returned: int = 0
    """Articles that were withdrawn and answer again."""
    signals: list[str] = field(default_factory=list)
    """What is unusual across the warehouse, one line each."""
    audit: Path | None = None
    """The page that says what was checked in this run."""
    published: Path | None = None
    second: SecondCounts = field(default_factory=SecondCounts)
    """What the second reader did."""

    def note_load(self, verdict: Verdict, counts: LoadCounts) -> None:
        """Add one checked batch, and what loading it changed."""
        self.checked += verdict.rows_checked
        self.reasons += verdict.reasons()
        self.warnings += verdict.warnings()
        self.quarantined += quarantine_lines(verdict)
        self.articles += verdict.passing.count("revisions")
        languages = Counter(str(code) for code in verdict.passing.cells("revisions", "read_language") if code)
        self.unread += Counter({code: count for code, count in languages.items() if code not in READ})
        self.found += Counter(verdict.passing.counts())
        self.added += +counts.added
        self.changed += +counts.changed
        self.removed += +counts.removed
        self.misfits += counts.misfits
        self.newly_quarantined += counts.quarantined
        self.kept_out += counts.kept_out
        self.held += [counts.held] if counts.held else []

    @property
    def is_unchanged(self) -> bool:
        """Return True when no row of the warehouse is new, changed, gone or marked, in quarantine or out of it."""
        rows = self.added or self.changed or self.removed or self.newly_quarantined
        return not (rows or self.withdrawn or self.returned)

    @property
    def standing(self) -> str:
        """Return how many articles were withdrawn and how many are back, in words; empty for none."""
        told = {
            "withdrawn: their figures are kept and flagged": self.withdrawn,
            "back after a withdrawal": self.returned,
        }
        return ", ".join(f"{number:,} articles {what}" for what, number in told.items() if number)

    @property
    def unread_languages(self) -> str:
        """Return the articles in languages that are not read ("not read: Spanish, 3 articles"), "" for none."""
        told = (
            f"{language_name(code)}, {count:,} {'article' if count == 1 else 'articles'}"
            for code, count in self.unread.most_common()
        )
        return "not read: " + "; ".join(told) if self.unread else ""

    @property
    def exit_code(self) -> int:
        """Return 0 when all went well, 1 when a target failed, a batch was held back or archives gave no article."""
        return 1 if self.failures or self.held or (self.passed_over and not self.articles) else 0


class NothingReadError(Exception):
    """Every target of a run failed."""

    def __init__(self, summary: RunSummary) -> None:
        first = "; ".join(f"{failure.target}: {failure.reason}" for failure in summary.failures[:MOST_NAMED])
        super().__init__(f"none of {len(summary.failures):,} targets could be read: {first}")
        self.summary = summary


class RunHeldError(Exception):
    """The gate kept a batch out of the tables; the last published copy stays."""

    def __init__(self, summary: RunSummary) -> None:
        super().__init__(
            f"{'; '.join(summary.held)}. Nothing of it was loaded or published: see `tallywire review list`, "
            "and the table of quarantined rows beside this run."
        )
        self.summary = summary


def quarantine_lines(verdict: Verdict) -> list[QuarantineLine]:
    """Return the rows of a verdict that failed, with the address of their article."""
    urls = _each(verdict, "articles", "article_id", "url")
    article_of = _each(verdict, "revisions", "revision_id", "article_id")
    return [
        QuarantineLine(
            failed.table,
            tuple(failed.reasons),
            words_of(failed.row),
            urls.get(failed.article_id or article_of.get(failed.revision_id, ""), ""),
        )
        for failed in verdict.quarantined
    ]


def _each(verdict: Verdict, table: str, key: str, column: str) -> dict[str | None, str]:
    """Return a column of all rows of a table by their key, of those that failed too."""
    passing = zip(verdict.passing.cells(table, key), verdict.passing.cells(table, column), strict=True)
    return dict(passing) | {row.row_id: row.row[column] for row in verdict.quarantined if row.table == table}


def words_of(row: Row) -> str:
    """Return the words that a row stands for."""
    return str(row.get("quote") or row.get("title") or row.get("name") or row.get("url") or "")
