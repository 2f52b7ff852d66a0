"""Says in words how a parameter that a row rule makes is found: a time to an event, a scale of a questionnaire."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.describe_endpoint import describe_endpoint
from nec_cdisc.plan.describe_scale import describe_scale
from nec_cdisc.plan.step import BuildRows


def parameter_names(plan: Plan) -> Iterator[str]:
    """Yield each parameter that a row rule makes as it is asked for: ``ADTTE.PFS``."""
    for step in (step for step in plan.steps if isinstance(step, BuildRows)):
        for block in step.blocks:
            scales = () if block.scales is None else block.scales.table.scales.values()
            names = [*(item.endpoint.name for item in block.endpoints), *(scale.name for scale in scales)]
            yield from (f"{step.dataset}.{name}" for name in names)


def parameter_lines(plan: Plan, dataset: str, name: str) -> Iterator[str]:
    """Yield the rule of a parameter of a dataset and the line that says it; nothing where no row rule makes it."""
    steps = (step for step in plan.steps if isinstance(step, BuildRows) and step.dataset == dataset)
    for block in (block for step in steps for block in step.blocks):
        for planned in block.endpoints:
            if planned.endpoint.name == name:
                yield from describe_endpoint(planned.endpoint)
                yield f"line: {planned.endpoint.place}"
        for scale in () if block.scales is None else block.scales.table.scales.values():
            if block.scales is not None and scale.name == name:
                yield from describe_scale(scale, block.scales)
                yield f"line: {block.scales.rows.place}"
