"""Finds fixed units of a wide form that the unit table does not know for their test: no site could answer for them."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.study import BlockMapping, DatasetMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Bound, Kind
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem import Problem
from nec_cdisc.rules.unit_conversion import UNIT, conversion_for
from nec_cdisc.source.nearest import nearest

#: Verbs that look a unit up in the unit table.
CONVERTING = ("convert", "standard_text", "standard_unit")
#: What they call the test, and the role that names it; where another test is handed to them, the role says nothing.
TEST = "test"


def fixed_units(plan: Plan) -> Iterator[Problem]:
    """Yield a problem for each unit that a mapping gives to a test and that the test is not converted from."""
    for dataset in plan.study.datasets.values():
        for position, block in enumerate(dataset.blocks):
            roles = _unit_roles(plan, dataset, position) if block.constants else set()
            yield from (item for role in sorted(roles) for item in _unknown(plan, block, role))


def _unit_roles(plan: Plan, dataset: DatasetMapping, position: int) -> set[str]:
    """Return the roles of a row block that are handed to the unit table as they stand."""
    found: set[str] = set()
    for name, call in dataset.variables.items():
        bound = plan.bound.get(f"{dataset.name}.{name}")
        if bound is not None and call.verb in CONVERTING and TEST in _roles(plan, bound, TEST, position):
            found |= _roles(plan, bound, UNIT, position)
    return found


def _roles(plan: Plan, bound: Bound, parameter: str, position: int) -> set[str]:
    """Return the roles behind the names of a parameter: they themselves, or copied by the variable that is named."""
    found: set[str] = set()
    for name in bound.columns.get(parameter, ()):
        references = bound.references.get(name, ())
        for reference in references[position : position + 1] or references[:1]:
            if reference.kind is Kind.ROLE:
                found.add(reference.name)
            copied = plan.bound.get(f"{reference.table}.{reference.name}") if reference.kind is Kind.TARGET else None
            if copied is not None and copied.call.verb == "take":
                found |= _roles(plan, copied, copied.call.signature.first.name, position)
    return found


def _unknown(plan: Plan, block: BlockMapping, role: str) -> Iterator[Problem]:
    table = plan.standard.units
    for test, roles in block.constants.items():
        unit = roles.get(role, "").strip()
        if not unit:
            continue
        try:
            conversion_for(test, unit, table)
        except Refused as refused:
            known = [name for of, name in table.conversions if of == test]
            spelt = plan.standard.spellings.get(unit)
            guess = spelt if spelt in known else nearest(unit, known)
            yield Problem("MAP149", refused.message, block.test_places.get(test, block.place), nearest=guess)
