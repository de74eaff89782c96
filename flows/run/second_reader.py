"""The second reader of a run: where its texts go is told first, and what it cost is told last."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from flows.run.progress import tell
from flows.run.settings import Settings
from tasks.extract import Unread
from tasks.reading.endpoint import Endpoint
from tasks.reading.readers import ModelReader
from tasks.reading.store import AnswerStore
from values.second_reading import Field, ReadBy, RequestOutcome, SecondReading
from warehouse.deciding.reader_decisions import reader_decisions
from warehouse.storing.connection import open_writer


@dataclass(slots=True)
class SecondCounts:
    """What the second reader did in a run; empty where none is set."""

    address: str = ""
    """Where the texts went."""
    model: str = ""
    price: float = 0.0
    """Of a million tokens."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """Articles by what asking about them came to."""
    errors: dict[str, str] = field(default_factory=dict)
    """The first error of each outcome."""
    compared: Counter[Field] = field(default_factory=Counter)
    differing: Counter[Field] = field(default_factory=Counter)
    figures: Counter[ReadBy] = field(default_factory=Counter)
    answers: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    tokens: int = 0
    """Of this run; what was answered in an earlier one is not paid for again."""
    remembered: int = 0

    def note(self, seconds: Sequence[SecondReading | Unread]) -> None:
        """Add what was said of some articles."""
        for second in seconds:
            if isinstance(second, Unread):
                self.outcomes["failed"] += 1
                self.errors.setdefault("failed", f"{second.url}: {second.error}")
            else:
                self._note(second)

    def _note(self, second: SecondReading) -> None:
        exchange = second.exchange
        self.outcomes[exchange.outcome] += 1
        if exchange.error:
            self.errors.setdefault(exchange.outcome, exchange.error)
        self.compared.update(second.compared)
        self.differing.update(told.field for told in second.differences)
        self.figures.update(standing.read_by for standing in second.standings)
        self.answers += exchange.answers
        self.refusals.update(refusal.reason for refusal in second.refusals)
        self.tokens += exchange.tokens_paid
        self.remembered += exchange.remembered

    @property
    def lines(self) -> list[str]:
        """Return what a run tells of its second reader; nothing where none was asked."""
        if not self.outcomes:
            return []
        others = {name: number for name, number in self.outcomes.items() if name != RequestOutcome.ANSWERED}
        told = f"{self.outcomes[RequestOutcome.ANSWERED]:,} of {self.outcomes.total():,} articles read by both"
        agreement = [f"{name} {self._agreement(name):.0%}" for name in Field if self.compared[name]]
        lines = [
            f"second reader: {self.model} at {self.address}, {told}{_listed(others)}",
            f"second reader: agreement on {', '.join(agreement) or 'nothing'}; figures"
            f" by both {self.figures[ReadBy.BOTH]:,}, by the rules {self.figures[ReadBy.RULES]:,},"
            f" by the model {self.figures[ReadBy.MODEL]:,}",
            f"second reader: {self.refusals.total():,} refusals in {self.answers:,} answers{_listed(self.refusals)},"
            f" {self.tokens:,} tokens{self._cost}, {self.remembered:,} answers remembered",
        ]
        return lines + [f"second reader: {name}: {error}" for name, error in self.errors.items()]

    def _agreement(self, name: Field) -> float:
        return 1 - self.differing[name] / self.compared[name]

    @property
    def _cost(self) -> str:
        return f", cost {self.tokens * self.price / 1e6:.4f}" if self.price else ""


def _listed(counts: dict[str, int]) -> str:
    told = ", ".join(f"{name} {number}" for name, number in sorted(counts.items(), key=lambda item: -item[1]))
    return f" ({told})" if told else ""


@contextmanager
def second_reader(chosen: Settings, counts: SecondCounts, holder: str) -> Iterator[ModelReader | None]:
    """Yield the second reader, None where no address is set; it says to whom the texts go."""
    if chosen.model.url is None:
        yield None
        return
    counts.address, counts.model, counts.price = chosen.model.url, chosen.model.name, chosen.model.price
    tell(f"second reader: the texts of this run go to {chosen.model.name} at {chosen.model.url}")
    with open_writer(chosen.warehouse, holder, chosen.writer_wait) as connection:
        decisions = reader_decisions(connection)
    endpoint = Endpoint(chosen.model, tell)
    with AnswerStore(chosen.answers) as store:
        yield ModelReader(chosen.model, lambda request: endpoint.ask(request.body), chosen.reader, decisions, store)
