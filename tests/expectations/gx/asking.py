"""Asks Great Expectations as its users do: a frame, an expectation, a result."""

from __future__ import annotations

from typing import Any

import great_expectations as gx
import pandas as pd


def ask(expectation: Any, frame: pd.DataFrame, result_format: str = "COMPLETE") -> Any:
    """Return the result of validating one expectation against a frame, by the public way of Great Expectations."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    definition = context.data_sources.add_pandas("p").add_dataframe_asset("a").add_batch_definition_whole_dataframe("b")
    batch = definition.get_batch(batch_parameters={"dataframe": frame})
    return batch.validate(expectation, result_format=result_format)


def faulty(expectation: Any, frame: pd.DataFrame) -> list[Any]:
    """Return the labels of the records at fault; the expectation is met where, and only where, there is none."""
    result = ask(expectation, frame)
    assert not any("exception_message" in str(part) for part in [result.exception_info] if part.get("raised_exception"))
    listed = result.result["unexpected_index_list"]
    assert result.success == (not result.result["observed_value"])
    return listed
