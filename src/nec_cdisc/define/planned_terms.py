"""Says which values the protocol lays down for a variable: visits, arms, elements, criteria, with their names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.plan.trial_design.visits import unending
from nec_cdisc.rules.value_text import value_text

#: The name of visits outside of the plan.
UNSCHEDULED = "UNSCHEDULED"
Names = Mapping[str, str]


def planned_terms(study: StudyMapping, visits_seen: Collection[str]) -> dict[str, Names]:
    """Return, by variable, the values that the protocol plans and the name of each (empty for what is a name itself).

    Of a series of visits without an end there are those up to the last one that the data have (``visits_seen``).
    """
    protocol = study.block.protocol
    beyond = set(_beyond(unending(study), visits_seen))
    visits = {name: visit for name, visit in study.protocol.visits.items() if name not in beyond}
    arms = {code: arm.name for code, arm in protocol.arms.items()}
    elements = {code: element.name for code, element in protocol.elements.items()}
    criteria = {code: getattr(item, "text", "") for code, item in study.protocol.criteria.items()}
    epochs = dict.fromkeys((epoch.name for epoch in protocol.epochs), "")
    found: dict[str, Names] = {
        "VISIT": dict.fromkeys(visits, ""),
        "VISITNUM": {str(value_text(visit.number)): name for name, visit in visits.items()},
        "ARMCD": arms,
        "ACTARMCD": arms,
        "ARM": dict.fromkeys(arms.values(), ""),
        "ACTARM": dict.fromkeys(arms.values(), ""),
        "ETCD": elements,
        "ELEMENT": dict.fromkeys(elements.values(), ""),
        "IETESTCD": criteria,
        "EPOCH": epochs,
    }
    return {variable: names for variable, names in found.items() if names}


def _beyond(series: Iterable[tuple[str, ...]], seen: Collection[str]) -> Iterable[str]:
    """Yield the visits of series that come after the last one that the data have."""
    for names in series:
        last = max((at for at, name in enumerate(names) if name in seen), default=0)
        yield from names[last + 1 :]
