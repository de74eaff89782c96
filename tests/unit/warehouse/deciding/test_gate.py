import pytest

from tests.unit.warehouse.made_rows import made_batch
from warehouse.deciding.gate import Gate, GateOutcome, decide_gate
from warehouse.tables.batch import Batch
from warehouse.tables.verdict import QuarantinedRow, Verdict


def verdict(articles: int, failing: int) -> Verdict:
    batch = Batch()
    for number in range(articles):
        batch.add(made_batch(f"article-{number}"))
    failed = [QuarantinedRow("figures", str(n), {}, ["made"], "figures") for n in range(failing)]
    del batch["figures"][:failing]
    return Verdict(batch, failed)


@pytest.mark.parametrize(
    ("failing", "outcome"),
    [
        (0, GateOutcome.OPEN),
        (1, GateOutcome.WARN),
        (12, GateOutcome.WARN),
        (13, GateOutcome.BLOCK),
        (40, GateOutcome.BLOCK),
    ],
)
def test_five_in_a_hundred_failing_rows_block_a_batch(failing, outcome):
    assert decide_gate(verdict(20, failing), Gate()).outcome is outcome  # 13 rows an article state something


def test_a_few_rows_of_a_short_article_never_block():
    assert decide_gate(verdict(1, 6), Gate()).outcome is GateOutcome.WARN


def test_both_limits_are_settings():
    tolerant = Gate(warn_share=0.5, block_share=0.9, block_rows=1)
    assert decide_gate(verdict(1, 5), tolerant).outcome is GateOutcome.OPEN
    assert decide_gate(verdict(1, 1), Gate(block_share=0.01, block_rows=1)).outcome is GateOutcome.BLOCK


def test_the_decision_tells_shares_and_reasons():
    assert str(decide_gate(verdict(1, 6), Gate())) == "6 of 13 rows (46.2%) failed: made 6"


def test_victims_count_as_rows_that_state_something():
    batch = made_batch()
    row = batch["victims"].pop()
    decision = decide_gate(Verdict(batch, [QuarantinedRow("victims", "one", row, ["made"], "victims")]), Gate())
    assert (decision.failed, decision.checked) == (1, 13)
