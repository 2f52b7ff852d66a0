"""What the expectations of this package have in common: one metric, which finds the records at fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from great_expectations.execution_engine.execution_engine import ExecutionEngine
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.expectation_configuration import parse_result_format
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider
from great_expectations.expectations.row_conditions import RowConditionType
from great_expectations.validator.metric_configuration import MetricConfiguration
from great_expectations.validator.validator import ValidationDependencies

from nec_cdisc.expectations.gx.frame import dataset_of
from nec_cdisc.expectations.kinds.registry import ARGUMENTS, KINDS

#: Values that a result shows.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """What a metric found: variables, a sentence, and the records (labels of the index; none: the table as a whole)."""

    variables: tuple[str, ...]
    message: str
    records: tuple[Any, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Faults:
    """The value of a metric: what it found, nothing where all is well, and how many records it looked at."""

    found: tuple[Fault, ...]
    records: int


class FaultsMetric(TableMetricProvider):
    """A metric whose value is :class:`Faults`.

    A subclass names the metric, its arguments (``value_keys``) and the ``expectation`` whose question it asks.
    """

    expectation: ClassVar[str]

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(
        cls,  # noqa: N805
        execution_engine: PandasExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        metrics: dict[str, Any],  # noqa: ARG002
        runtime_configuration: dict[str, Any],  # noqa: ARG002
    ) -> Faults:
        frame = execution_engine.get_domain_records(metric_domain_kwargs)
        given = {ARGUMENTS.get(name, name): value for name, value in metric_value_kwargs.items() if value is not None}
        faults = []
        for found in KINDS[cls.expectation].find(dataset_of(frame), **given):
            positions: list[int] = [] if found.records is None else found.records.tolist()
            values = frame[found.variables[0]].iloc[positions[:SHOWN]] if positions else ()
            labels = tuple(frame.index[positions].tolist()) if positions else ()
            faults.append(Fault(found.variables, found.message, labels, tuple(str(value) for value in values)))
        return Faults(tuple(faults), len(frame))


class RecordExpectation(BatchExpectation):
    """An expectation that is met where its metric finds nothing.

    The result counts the records at fault (``unexpected_count``, ``unexpected_percent`` of ``element_count``), shows
    values of them (``partial_unexpected_list``), says under ``details`` which variables are concerned, and with the
    result format COMPLETE where the records are (``unexpected_index_list``, labels of the index). Pages of Great
    Expectations are made of these.
    """

    row_condition: RowConditionType = None
    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id", "row_condition")

    def get_validation_dependencies(
        self, execution_engine: ExecutionEngine[Any] | None = None, runtime_configuration: dict[str, Any] | None = None
    ) -> ValidationDependencies:
        """Return the one metric, with the arguments of this expectation.

        The inherited method asks pydantic for a copy of all arguments some thirty times, which costs more than the
        metric itself.
        """
        del execution_engine
        asked = (runtime_configuration or {}).get("result_format", self.result_format)
        dependencies = ValidationDependencies(metric_configurations={}, result_format=parse_result_format(asked))
        (name,) = self.metric_dependencies
        metric = MetricConfiguration(
            metric_name=name,
            metric_domain_kwargs={
                key: getattr(self, key) for key in self.domain_keys if getattr(self, key) is not None
            },
            metric_value_kwargs={key: getattr(self, key) for key in self.success_keys},
        )
        dependencies.set_metric_configuration(metric_name=name, metric_configuration=metric)
        return dependencies

    def _validate(
        self,
        metrics: Mapping[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: ExecutionEngine[Any] | None = None,
    ) -> dict[str, Any]:
        del execution_engine
        (value,) = metrics.values()
        faults = value.found
        asked = parse_result_format((runtime_configuration or {}).get("result_format", self.result_format))
        labels = list(dict.fromkeys(label for fault in faults for label in fault.records))
        result: dict[str, Any] = {
            "observed_value": [fault.message for fault in faults],
            "element_count": value.records,
            "unexpected_count": len(labels),
            "unexpected_percent": 100 * len(labels) / max(value.records, 1),
            "partial_unexpected_list": [value for fault in faults for value in fault.values][:SHOWN],
            "details": {
                "faults": [{"variables": list(each.variables), "records": len(each.records)} for each in faults]
            },
        }
        if asked["result_format"] == "COMPLETE":
            result["unexpected_index_list"] = labels
        return {"success": not faults, "result": result}
