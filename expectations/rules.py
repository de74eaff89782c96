"""The forms that rules take; each returns an expectation with its reason code, severity and why."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from expectations.engine import (
    Expectation,
    ExpectColumnPairValuesAToBeGreaterThanB,
    ExpectColumnValuesToBeBetween,
    ExpectColumnValuesToBeInSet,
    FailureSeverity,
)
from warehouse.tables.verdict import Severity

CRITICAL, WARNING = Severity.CRITICAL, Severity.WARNING


def _named(reason: str, why: str) -> dict[str, str]:
    return {"reason": reason, "why": why}


def never(reason: str, why: str, severity: Severity = CRITICAL) -> Expectation:
    """Return the rule that the flag column named like the reason is false; DuckDB computes the flag."""
    return ExpectColumnValuesToBeInSet(
        column=reason, value_set=[False], severity=FailureSeverity(severity.value), meta=_named(reason, why)
    )


def within(
    column: str,
    low: float | None,
    high: float | None,
    reason: str,
    why: str,
    severity: Severity = CRITICAL,
    when: Any = None,  # noqa: ANN401 - a row condition; its base class is not public
) -> Expectation:
    """Return the rule that a number lies in a range, both ends included; empty cells pass."""
    return ExpectColumnValuesToBeBetween(
        column=column,
        min_value=low,
        max_value=high,
        row_condition=when,
        severity=FailureSeverity(severity.value),
        meta=_named(reason, why),
    )


def ordered(first: str, last: str, reason: str, why: str, severity: Severity = CRITICAL) -> Expectation:
    """Return the rule that one column is not above the other; rows that lack either pass."""
    return ExpectColumnPairValuesAToBeGreaterThanB(
        column_A=last,
        column_B=first,
        or_equal=True,
        ignore_row_if="either_value_is_missing",
        severity=FailureSeverity(severity.value),
        meta=_named(reason, why),
    )


def known(column: str, words: type[StrEnum] | Iterable[str], reason: str | None = None) -> Expectation:
    """Return the rule that a category is one of its closed list."""
    return ExpectColumnValuesToBeInSet(
        column=column,
        value_set=[str(word) for word in words],
        severity=FailureSeverity.CRITICAL,
        meta=_named(reason or f"unknown_{column}", f"{column} must be one of its closed list of words."),
    )


def spans(sentence: bool = True) -> list[Expectation]:
    """Return the rules of every row that points at characters of a text."""
    rules = [
        never("duplicate_id", "Two different rows of one reading share their key."),
        never("unknown_revision", "The row hangs on a revision that is not loaded."),
        ordered("span_start", "span_end", "span_reversed", "A span ends at or after its start."),
        never("quote_differs", "The stored words must be the characters of the text at the span."),
    ]
    if sentence:
        rules += [
            never("unknown_sentence", "The row hangs on a sentence that is not loaded."),
            never("outside_sentence", "The span lies outside the sentence that it is said to be in.", WARNING),
        ]
    return rules
