"""Reports what a subject verb finds in records while it answers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.vectors import Judged
from nec_cdisc.plan.privacy import private_behind
from nec_cdisc.plan.reference import Bound
from nec_cdisc.problem import Problem
from nec_cdisc.run.blame import report_all
from nec_cdisc.run.table import Growing
from nec_cdisc.run.world import World


def judged(
    world: World, dataset: Growing, bound: Bound, answer: Encoded | Judged, within: NDArray[np.bool_] | None
) -> Encoded:
    """Return the column of what a subject verb said, and report what it refuses (``within`` these records alone)."""
    if not isinstance(answer, Judged):
        return answer
    target: dict[str, Any] = {"place": bound.call.place, "target": f"{dataset.name}.{bound.call.target}"}
    secret = private_behind(world.plan, dataset.name, bound)
    for records, refusal in answer.refused:
        rows = records if within is None else records[within[records]]
        if len(rows):
            problem = Problem(refusal.code, refusal.message, **target)
            if secret:
                problem = Problem(refusal.code, problem.kind.title, **target)
            blamed = bound if refusal.argument is not None else None
            report_all(world, dataset, blamed, [(rows, problem)], refusal.argument)
    return answer.column
