"""Compares the arms that the lines of DM can give with those of the protocol."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plan.against_standard import given
from nec_cdisc.plan.compile import SUBJECTS, Plan
from nec_cdisc.problem import Problem
from nec_cdisc.source.nearest import nearest


def foreign_arms(plan: Plan) -> Iterator[Problem]:
    """Yield the codes and names of arms that DM gives by a constant or a code list, and the protocol does not have."""
    arms, dm = plan.study.block.protocol.arms, plan.study.datasets.get(SUBJECTS)
    if not arms or dm is None:
        return
    names = [arm.name for arm in arms.values()]
    known = {"ARMCD": list(arms), "ACTARMCD": list(arms), "ARM": names, "ACTARM": names}
    for variable, values in known.items():
        call = dm.variables.get(variable)
        for value, place in given(plan, SUBJECTS, call) if call is not None else ():
            if value not in values:
                message = f"{value!r} for {variable} is no arm of the protocol"
                yield Problem("TRD107", message, place, nearest=nearest(value, values))
