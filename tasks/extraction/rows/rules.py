"""Rules as rows of a table: asked in their order, the first that holds decides."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Case = TypeVar("Case")
Decision = TypeVar("Decision")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case, Decision]):
    """One row: when it holds it gives its decision. `reads` is a sentence that it decides, `leaves` one it must not."""

    name: str
    holds: Callable[[Case], bool]
    gives: Callable[[Case], Decision]
    reads: str
    leaves: str


@dataclass(frozen=True)
class Table(Generic[Case, Decision]):
    """The rules of one decision; `question` says what is decided."""

    name: str
    question: str
    rules: tuple[Rule[Case, Decision], ...]

    def decide(self, case: Case) -> Rule[Case, Decision] | None:
        """Return the first rule that holds, None where none does."""
        for rule in self.rules:
            if rule.holds(case):
                return rule
        return None


def always(decision: Decision) -> Callable[[object], Decision]:
    """Return what gives the same decision in every case."""
    return lambda _case: decision
