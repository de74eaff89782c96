"""Great Expectations as this project uses it: ephemeral, silent, on pandas frames, without analytics."""

import os
import warnings

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its modules import some that Python has deprecated
    import great_expectations as gx
    import great_expectations.expectations as gxe
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )
    from great_expectations.expectations.expectation import Expectation
    from great_expectations.expectations.row_conditions import Column

from dataclasses import dataclass

import pandas as pd

from warehouse.verdict import Severity

__all__ = ["Column", "Expectation", "RuleResult", "evaluate", "gx", "gxe"]


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

    Raises:
        RuleBroken: Great Expectations turns an exception into a result; here it is an error again.

    """
    # No Data Docs: they print values unescaped and load from other hosts.
    memory = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
    context = gx.get_context(mode="ephemeral", project_config=DataContextConfig(store_backend_defaults=memory))
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("frames").add_dataframe_asset(suite.name)
    batch = asset.add_batch_definition_whole_dataframe("whole").get_batch({"dataframe": frame})
    wanted = {"result_format": "COMPLETE", "unexpected_index_column_names": [key]}
    return [_result(result, key) for result in batch.validate(suite, result_format=wanted).results]


def _result(result: gx.core.ExpectationValidationResult, key: str) -> RuleResult:
    meta = result.expectation_config.meta
    if result.exception_info.get("raised_exception") is not False:
        raise RuleBroken(f"rule {meta['reason']} could not be evaluated: {_message(result.exception_info)}")
    failing = [str(row[key]) for row in result.result.get("unexpected_index_list") or []]
    severity = Severity(str(result.expectation_config.severity.value))
    return RuleResult(meta["reason"], severity, int(result.result["element_count"]), failing)


def _message(info: dict[str, object]) -> str:
    nested = [inner for inner in info.values() if isinstance(inner, dict)]
    return str((nested[0] if nested else info).get("exception_message"))
