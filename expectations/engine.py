"""Great Expectations as this project uses it: ephemeral, silent, on pandas frames, without analytics."""

import os
import warnings

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its modules import some that Python has deprecated
    import great_expectations as gx
    from great_expectations.core.batch_definition import BatchDefinition
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )
    from great_expectations.datasource.fluent.interfaces import Batch
    from great_expectations.expectations.core.expect_column_pair_values_a_to_be_greater_than_b import (
        ExpectColumnPairValuesAToBeGreaterThanB,
    )
    from great_expectations.expectations.core.expect_column_values_to_be_between import ExpectColumnValuesToBeBetween
    from great_expectations.expectations.core.expect_column_values_to_be_in_set import ExpectColumnValuesToBeInSet
    from great_expectations.expectations.expectation import Expectation
    from great_expectations.expectations.metadata_types import FailureSeverity
    from great_expectations.expectations.row_conditions import Column

from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from warehouse.tables.verdict import Severity

__all__ = [
    "Column",
    "ExpectColumnPairValuesAToBeGreaterThanB",
    "ExpectColumnValuesToBeBetween",
    "ExpectColumnValuesToBeInSet",
    "Expectation",
    "FailureSeverity",
    "RuleResult",
    "evaluate",
    "gx",
]


@dataclass(frozen=True, slots=True)
class RuleResult:
    """How one rule came out on one frame; `failing` holds the keys of the rows."""

    reason: str
    severity: Severity
    checked: int
    failing: list[str]


class RuleBroken(RuntimeError):  # noqa: N818 - said of the rule, not of a row
    """A rule could not be evaluated: a column is missing, or of the wrong type."""


def evaluate(frame: pd.DataFrame, suite: gx.ExpectationSuite, key: str) -> list[RuleResult]:
    """Return how each rule of the suite came out.

    All rules are counted first and only the failing ones asked for their rows, which halves the time of a frame in
    which most rules hold.

    Raises:
        RuleBroken: Great Expectations turns an exception into a result; here it is an error again.

    """
    batch = _batch(frame)
    results = [_result(found) for found in batch.validate(suite, result_format="BASIC").results]
    failed = {result.reason for result in results if result.failing}
    if not failed:
        return results
    broken = [rule for rule in suite.expectations if rule.meta and rule.meta["reason"] in failed]
    wanted = {"result_format": "COMPLETE", "unexpected_index_column_names": [key]}
    named = batch.validate(gx.ExpectationSuite(name=suite.name, expectations=broken), result_format=wanted).results
    return [result for result in results if not result.failing] + [_result(found, key) for found in named]


def _batch(frame: pd.DataFrame) -> Batch:
    return _whole_frame().get_batch({"dataframe": frame})


@cache
def _whole_frame() -> BatchDefinition[Any]:
    """Return the one batch definition of this process: a context takes longer to make than most frames to check."""
    # No Data Docs: they print values unescaped and load from other hosts.
    memory = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
    context = gx.get_context(mode="ephemeral", project_config=DataContextConfig(store_backend_defaults=memory))
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("frames").add_dataframe_asset("frame")
    return asset.add_batch_definition_whole_dataframe("whole")


def _result(result: gx.core.ExpectationValidationResult, key: str | None = None) -> RuleResult:
    """Return one outcome; without `key` the failing rows are counted, not named."""
    rule = result.expectation_config
    if rule is None or rule.meta is None:
        raise RuleBroken("a result without its rule")
    meta = rule.meta
    if result.exception_info.get("raised_exception") is not False:
        raise RuleBroken(f"rule {meta['reason']} could not be evaluated: {_message(result.exception_info)}")
    found = result.result
    count = int(found["unexpected_count"])
    failing = [str(row[key]) for row in found["unexpected_index_list"] or []] if key else [""] * count
    severity = Severity(rule.severity.value)
    return RuleResult(meta["reason"], severity, int(found["element_count"]), failing)


def _message(info: dict[str, object]) -> str:
    nested = [inner for inner in info.values() if isinstance(inner, dict)]
    return str((nested[0] if nested else info).get("exception_message"))
