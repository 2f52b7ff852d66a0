"""Says in words how a scale of a questionnaire is scored."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plan.scale_rows import PlannedScales
from nec_cdisc.plugin.convention import Scale

#: How the mean of the answers becomes a score, by the kind of the scale.
_SCORED = {
    "functional": "turned round, so that 0 is the highest answer and 100 the lowest: a high score is good",
    "symptom": "so that 0 is the lowest answer and 100 the highest: a high score is bad",
    "global": "so that 0 is the lowest answer and 100 the highest: a high score is good",
}


def describe_scale(scale: Scale, planned: PlannedScales) -> Iterator[str]:
    """Yield the rule of a scale, line by line."""
    rows, many = planned.rows, len(scale.items) > 1
    yield f"{scale.name}: scale {scale.code} of {rows.questionnaire} ({scale.kind})"
    yield f"one record for each {', '.join(rows.of_each)} of the subject"
    items = ", ".join(scale.items)
    which = f"one of {items}" if many else items
    yield f"made of {rows.answer} where {rows.item} is {which}, from {scale.low} to {scale.high}"
    enough = f"where {scale.needed} of {len(scale.items)} or more are there,"
    mean = f"the mean of the answers, {enough}" if many else "the answer"
    yield f"{mean} is put on a scale from 0 to 100, {_SCORED[scale.kind]}"
    yield "an answer that the item does not have, or two different ones in one questionnaire, count as none"
