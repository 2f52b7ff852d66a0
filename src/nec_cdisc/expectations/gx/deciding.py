"""Lets Great Expectations decide which expectations a frame meets: nothing is written, sent or printed."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from typing import Any

import pandas as pd
from great_expectations.core import ExpectationValidationResult
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.validator.validator import Validator

import nec_cdisc.expectations.gx as registered  # noqa: F401 - importing registers the expectations
from nec_cdisc.expectations.suite import Expectation

#: What a result must tell: success alone. Failing records are found elsewhere, on distinct values.
SUCCESS_ALONE = {"result_format": "BOOLEAN_ONLY"}
#: What a result must tell where nobody but Great Expectations knows the failing records.
ALL_RECORDS = {"result_format": "COMPLETE"}
#: Where an expectation says which of those asked it is.
_NUMBER = "nec_cdisc_number"


class _NoBars:
    """What a validator asks a project about: whether to draw bars of progress."""

    progress_bars: Mapping[str, bool] = {"globally": False, "metric_calculations": False}


@dataclass(frozen=True, slots=True)
class Decision:
    """What Great Expectations says of an expectation: met or not; or ``broken``, the reason why it could not say.

    ``records`` are the positions that it names, where it was asked for them and can name them.
    """

    met: bool
    broken: str | None = None
    records: tuple[int, ...] | None = None


def decide(
    frame: pd.DataFrame, expectations: Sequence[Expectation], result_format: Mapping[str, Any] = SUCCESS_ALONE
) -> list[Decision]:
    """Return what is decided of each expectation, in their order."""
    decisions: dict[int, Decision] = {}
    asked: list[ExpectationConfiguration] = []
    with _quiet():
        for number, each in enumerate(expectations):
            try:
                configuration = ExpectationConfiguration(
                    type=each.type, kwargs=dict(each.kwargs), meta={_NUMBER: number}
                )
                configuration.to_domain_obj()
                asked.append(configuration)
            except Exception as fault:  # noqa: BLE001 - whatever it raises, this expectation cannot be asked
                decisions[number] = Decision(met=False, broken=_first_line(fault))
        for result in _results(frame, asked, result_format):
            decisions[result.expectation_config.meta[_NUMBER]] = _decision(result)  # type: ignore[union-attr]
    missing = Decision(met=False, broken="Great Expectations gave no answer")
    return [decisions.get(number, missing) for number in range(len(expectations))]


def _results(
    frame: pd.DataFrame, asked: list[ExpectationConfiguration], result_format: Mapping[str, Any]
) -> list[ExpectationValidationResult]:
    if not asked:
        return []
    engine = PandasExecutionEngine(batch_data_dict={"dataset": frame})
    validator = Validator(execution_engine=engine, data_context=_NoBars())  # type: ignore[arg-type]  # asked for bars alone
    return validator.graph_validate(
        configurations=asked, runtime_configuration={"result_format": dict(result_format), "catch_exceptions": True}
    )


def _decision(result: ExpectationValidationResult) -> Decision:
    raised = _raised(result.exception_info or {})
    if raised is not None:
        return Decision(met=False, broken=raised)
    listed = (result.result or {}).get("unexpected_index_list")
    records = tuple(int(at) for at in listed) if isinstance(listed, list) and not result.success else None
    return Decision(met=bool(result.success), records=records)


def _raised(info: Mapping[str, Any]) -> str | None:
    """Return what was raised, ``None`` where nothing was; of a metric it stands under the name of the metric."""
    parts = [info] if "raised_exception" in info else [part for part in info.values() if isinstance(part, Mapping)]
    for part in parts:
        if part.get("raised_exception"):
            return str(part.get("exception_message") or "an exception without a message").splitlines()[0]
    return None


def _first_line(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}".splitlines()[0]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what Great Expectations logs and warns about off the console; faults come as decisions."""
    logger = logging.getLogger("great_expectations")
    before = logger.disabled, logger.level
    logger.setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            logger.disabled, level = before
            logger.setLevel(level)
