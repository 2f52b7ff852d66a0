"""What the expectations of this package have in common: one metric, which finds the records at fault."""

from __future__ import annotations

from typing import Any, ClassVar

from great_expectations.execution_engine import ExecutionEngine, PandasExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider

from nec_cdisc.expectations.gx.frame import dataset_of
from nec_cdisc.expectations.kinds.registry import ARGUMENTS, KINDS
from nec_cdisc.plugin.check import Found

#: Values and positions that a result shows, unless all are asked for.
SHOWN = 20


class FaultsMetric(TableMetricProvider):
    """A metric whose value is a list of :class:`~nec_cdisc.plugin.check.Found`, empty where all is well.

    A subclass names the metric, its arguments (``value_keys``) and the ``expectation`` whose question it asks.
    """

    expectation: ClassVar[str]

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(  # noqa: PLR0917 - the signature is that of Great Expectations
        cls,  # noqa: N805
        execution_engine: PandasExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        metrics: dict[str, Any],  # noqa: ARG002
        runtime_configuration: dict[str, Any],  # noqa: ARG002
    ) -> list[Found]:
        frame = execution_engine.get_domain_records(metric_domain_kwargs)
        given = {
            ARGUMENTS.get(name, name): value
            for name, value in metric_value_kwargs.items()
            if value is not None and name in cls.value_keys
        }
        return list(KINDS[cls.expectation].find(dataset_of(frame), **given))


class RecordExpectation(BatchExpectation):
    """An expectation that is met where its metric finds nothing.

    The result counts the records at fault (``unexpected_count``) and shows values of them
    (``partial_unexpected_list``), says under ``details`` which variables are concerned, and with the result format
    COMPLETE where the records are (``unexpected_index_list``, positions from 0).
    """

    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id", "row_condition", "condition_parser")

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: ExecutionEngine | None = None,
    ) -> dict[str, Any]:
        (found,) = (metrics[name] for name in self.metric_dependencies)
        asked = self._get_result_format(runtime_configuration=runtime_configuration)
        named = asked["result_format"] if isinstance(asked, dict) else asked
        if named == "BOOLEAN_ONLY":
            return {"success": not found, "result": {}}
        frame = execution_engine.dataframe if isinstance(execution_engine, PandasExecutionEngine) else None
        positions = sorted({at for each in found if each.records is not None for at in each.records.tolist()})
        result: dict[str, Any] = {
            "observed_value": [each.message for each in found],
            "unexpected_count": len(positions),
            "partial_unexpected_list": [
                str(frame[each.variables[0]].iloc[at])
                for each in found
                if each.records is not None and frame is not None
                for at in each.records[:SHOWN].tolist()
            ][:SHOWN],
            "details": {
                "variables": [
                    {"variables": list(each.variables), "records": None if each.records is None else len(each.records)}
                    for each in found
                ]
            },
        }
        if named == "COMPLETE":
            result["unexpected_index_list"] = positions
        return {"success": not found, "result": result}
