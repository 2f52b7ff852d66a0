"""Computes the content of a define.xml from plan, standard and data: nothing in it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.define.data_type import of_variable
from nec_cdisc.define.described import Described, described
from nec_cdisc.define.dictionaries import recorded
from nec_cdisc.define.measured import Measured
from nec_cdisc.define.model import (
    CRF_LEAF,
    GUIDE_LEAF,
    Define,
    ItemGroup,
    ItemRef,
    Leaf,
    Standard,
)
from nec_cdisc.define.origin import codelists_before, unfit_notes
from nec_cdisc.define.planned_terms import planned_terms
from nec_cdisc.define.registry import Registry, oid
from nec_cdisc.define.terms import ADAM_CT, SDTM_CT
from nec_cdisc.define.value_level import value_lists
from nec_cdisc.define.variables import Work, item_of
from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.plan.compile import Plan
from nec_cdisc.problem import Problem
from nec_cdisc.standard.loading import load
from nec_cdisc.xpt.member import CHAR, Variable

SDTM_IG, ADAM_IG = "STD.SDTMIG", "STD.ADAMIG"
#: How Define-XML calls the classes of datasets.
_CLASSES = {
    "Special-Purpose": "SPECIAL PURPOSE",
    "ADSL": "SUBJECT LEVEL ANALYSIS DATASET",
    "BDS": "BASIC DATA STRUCTURE",
    "OCCDS": "OCCURRENCE DATA STRUCTURE",
}
_ONE_PER_SUBJECT = frozenset({"DM", "ADSL"})
_DIGITS = "0123456789"
_NOTHING = Measured()


def content(plan: Plan, folder: Path) -> tuple[Define, list[Problem]]:
    """Return the content of the define.xml of the datasets in a folder, and where plan, standard and data differ."""
    found, problems = described(plan, folder)
    registry = Registry()
    visits = {value for item in found for value in item.seen.variables.get("VISIT", _NOTHING).known}
    work = Work(plan, registry, planned_terms(plan.study, visits), recorded(folder), problems)
    groups = tuple(_group(work, item) for item in found)
    for item in found:
        problems += _against_plan(plan, item)
    define = Define(
        study=plan.study.block.study,
        title=plan.study.block.title,
        name=f"{plan.study.block.study} {plan.study.model.name}",
        description=f"Data definitions of the {plan.study.model.name} datasets of {plan.study.block.study}",
        stamp=f"{plan.study.block.export_date}T00:00:00",
        standards=(),
        documents=tuple(_documents(plan)),
        groups=groups,
        items=tuple(registry.items.values()),
        value_lists=tuple(registry.value_lists),
        where_clauses=tuple(registry.where_clauses.values()),
        codelists=tuple(sorted(registry.codelists.values(), key=lambda item: item.oid)),
        methods=tuple(registry.methods.values()),
        comments=tuple(registry.comments.values()),
    )
    return replace(define, standards=tuple(_standards(plan, define))), problems


def _standards(plan: Plan, define: Define) -> Iterator[Standard]:
    """Yield the standards that something in the define.xml follows."""
    chosen = plan.study.block.standard
    used = {item.standard for item in define.groups} | {item.standard for item in define.codelists}
    if SDTM_IG in used:
        yield Standard(SDTM_IG, "SDTMIG", "IG", chosen.sdtmig)
    if ADAM_IG in used:
        yield Standard(ADAM_IG, "ADaMIG", "IG", chosen.adamig)
    if SDTM_CT in used:
        yield Standard(SDTM_CT, "CDISC/NCI", "CT", chosen.ct, "SDTM")
    if ADAM_CT in used:
        yield Standard(ADAM_CT, "CDISC/NCI", "CT", chosen.adam_ct, "ADaM")


def _documents(plan: Plan) -> Iterator[Leaf]:
    if plan.study.model is SDTM:
        yield Leaf(CRF_LEAF, "acrf.pdf", "Annotated Case Report Form")
        yield Leaf(GUIDE_LEAF, "csdrg.pdf", "Clinical Study Data Reviewer's Guide")
    else:
        yield Leaf(GUIDE_LEAF, "adrg.pdf", "Analysis Data Reviewer's Guide")


def _group(work: Work, item: Described) -> ItemGroup:
    plan = work.plan
    lists = value_lists(work, item)
    refs = []
    for order, variable in enumerate(item.seen.member.variables, 1):
        refs.append(_ref(work, item, variable, (order, lists.get(variable.name))))
    parent_domain = item.parent or item.name
    parent = None if item.parent is None else plan.standard.dataset(item.parent)
    reference = item.spec.class_name in {"Trial Design", "Study Reference"}
    empty = not item.seen.records
    text = f"No record of the study belongs into {item.name}."
    return ItemGroup(
        oid("IG", item.name),
        item.name,
        item.seen.member.label,
        parent_domain if plan.study.model is SDTM else None,
        None if parent is None else parent.label,
        _CLASSES.get(item.spec.class_name, item.spec.class_name.upper()),
        _sub_class(item),
        _structure(item),
        "Tabulation" if plan.study.model is SDTM else "Analysis",
        not (item.name in _ONE_PER_SUBJECT or reference),
        reference,
        tuple(refs),
        Leaf(oid("LF", item.name), f"{item.name.lower()}.xpt", f"{item.name.lower()}.xpt"),
        _standard_of(plan, item),
        work.registry.comment((item.name,), text) if empty else None,
        empty,
    )


def _sub_class(item: Described) -> str | None:
    if item.mapping is not None and any(block.endpoints for block in item.mapping.blocks):
        return "TIME-TO-EVENT"
    is_events = item.spec.class_name == "OCCDS" and "AEDECOD" in item.seen.variables
    return "ADVERSE EVENT" if is_events else None


def _structure(item: Described) -> str:
    if item.mapping is None or item.parent is not None:
        return item.spec.structure
    return f"One record per {item.mapping.block.one_record_per}"


def _packaged(plan: Plan, dataset: str) -> bool:
    """Say whether the implementation guide has a dataset, and not the study alone."""
    chosen = plan.study.block.standard
    return load(chosen.sdtmig, chosen.ct).standard.dataset(dataset) is not None


def _standard_of(plan: Plan, item: Described) -> str | None:
    if plan.study.model is not SDTM:
        return ADAM_IG
    return SDTM_IG if _packaged(plan, item.name) else None


def _spec(item: Described, plan: Plan, variable: Variable) -> VariableSpec:
    """Return what is known of a variable; of a further one (TSVAL1) what its first one is, but for the label."""
    found = plan.standard.allowed(item.name, variable.name)
    if found is None:
        found = plan.standard.allowed(item.name, variable.name.rstrip(_DIGITS))
        known = None if found is None else replace(found, name=variable.name, core="Perm", codelists=())
        found = known or VariableSpec(variable.name, variable.label, variable.type, "", "Perm", 0)
    copied = found.codelists or (() if plan.study.model is SDTM else codelists_before(plan, item.name, variable.name))
    return replace(found, label=variable.label, codelists=copied)


def _ref(work: Work, item: Described, variable: Variable, place: tuple[int, str | None]) -> ItemRef:
    order, value_list = place
    spec = _spec(item, work.plan, variable)
    seen = item.seen.variables[variable.name]
    kind = of_variable(variable, spec if spec.type == CHAR else None, seen)
    listed = seen if seen.records and value_list is None else None
    found, method = item_of(work, item, spec, kind, listed, value_list)
    keys = item.spec.keys
    held = [key for key in keys if key in item.seen.variables]
    sdtm = work.plan.study.model is SDTM
    foreign = sdtm and _packaged(work.plan, item.name) and not _known(work.plan, item.name, variable.name)
    return ItemRef(
        found,
        order,
        spec.core == "Req",
        method,
        held.index(variable.name) + 1 if variable.name in held else None,
        spec.role or None if sdtm else None,
        no_data=not seen.records and bool(item.seen.records),
        non_standard=foreign,
    )


def _known(plan: Plan, dataset: str, name: str) -> bool:
    chosen = plan.study.block.standard
    standard = load(chosen.sdtmig, chosen.ct).standard
    stem = name.rstrip(_DIGITS)
    return any(standard.allowed(dataset, each) is not None for each in (name, stem))


def _against_plan(plan: Plan, item: Described) -> Iterator[Problem]:
    """Yield where file and plan say different things of a dataset, and what its lines say in vain."""
    for variable in item.seen.member.variables:
        target = f"{item.name}.{variable.name}"
        known = plan.standard.allowed(item.name, variable.name)
        stem = variable.name.rstrip(_DIGITS)
        if known is None and (stem == variable.name or plan.standard.allowed(item.name, stem) is None):
            yield Problem("DEF103", f"{item.seen.member.name.lower()}.xpt has {variable.name}", target=target)
        elif known is not None and (known.label, known.type) != (variable.label, variable.type):
            message = (
                f"{target} is {variable.type} {variable.label!r} in the file, {known.type} {known.label!r} in the plan"
            )
            yield Problem("DEF104", message, target=target)
    mapping = item.mapping
    if mapping is None:
        return
    lines = mapping.supplementary if item.parent is not None else mapping.variables
    for name, call in lines.items():
        yield from unfit_notes(plan, f"{item.name}.{name}", call)
        if item.parent is None and name not in mapping.working and name not in item.seen.variables:
            message = f"{item.name}.{name} is planned, and the file does not have it"
            yield Problem("DEF104", message, call.place, target=f"{item.name}.{name}")
