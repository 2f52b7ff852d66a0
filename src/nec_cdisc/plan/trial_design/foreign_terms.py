"""Compares the arms and criteria that the lines of DM and IE can give with those of the protocol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nec_cdisc.plan.against_standard import given
from nec_cdisc.plan.compile import SUBJECTS, Plan
from nec_cdisc.problem import Problem
from nec_cdisc.source.nearest import nearest

#: The dataset of criteria that subjects did not meet.
ELIGIBILITY = "IE"


def foreign_terms(plan: Plan) -> Iterator[Problem]:
    """Yield arms of DM and criteria of IE that a line gives by itself and the protocol does not have.

    What the data give is seen in the run alone. A protocol without arms, or without criteria, asks nothing of them.
    """
    arms, criteria = plan.study.block.protocol.arms, plan.study.protocol.criteria
    codes, names = list(arms), [arm.name for arm in arms.values()]
    for variable, known in (("ARMCD", codes), ("ACTARMCD", codes), ("ARM", names), ("ACTARM", names)):
        yield from _foreign(plan, SUBJECTS, variable, known, "TRD107", "arm")
    texts = [criterion.text for criterion in criteria.values()]
    for variable, known in (("IETESTCD", list(criteria)), ("IETEST", texts)):
        yield from _foreign(plan, ELIGIBILITY, variable, known, "TRD108", "criterion")


def _foreign(plan: Plan, dataset: str, variable: str, known: Sequence[str], code: str, what: str) -> Iterator[Problem]:
    mapping = plan.study.datasets.get(dataset)
    call = mapping.variables.get(variable) if mapping is not None else None
    for value, place in given(plan, dataset, call) if call is not None and known else ():
        if value not in known:
            message = f"{value!r} for {variable} is no {what} of the protocol"
            yield Problem(code, message, place, nearest=nearest(value, known))
