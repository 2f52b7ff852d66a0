"""Says where the values of a variable come from, in the words of Define-XML: types, sources, pages of the CRF."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from nec_cdisc.define.behind import Behind, Way, behind
from nec_cdisc.define.model import Origin, Pages
from nec_cdisc.define.possible import every_block
from nec_cdisc.mapping.call import Call
from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.plan.compile import Plan
from nec_cdisc.problem import Problem
from nec_cdisc.source.nearest import nearest
from nec_cdisc.standard.loading import load

SPONSOR = "Sponsor"
#: How origins are written in mappings, by their type; those of earlier versions of the standard are understood.
_TYPES = {
    "collected": "Collected", "crf": "Collected", "edt": "Collected", "derived": "Derived", "assigned": "Assigned",
    "protocol": "Protocol", "predecessor": "Predecessor", "not available": "Not Available",
}  # fmt: skip
_ORDER = ("Collected", "Derived", "Assigned", "Protocol", "Predecessor", "Not Available")
_PAGE = re.compile(r"[0-9]+(-[0-9]+)?")
NOT_AVAILABLE = (Origin("Not Available"),)
ASSIGNED = (Origin("Assigned", SPONSOR),)
PROTOCOL = (Origin("Protocol", SPONSOR),)
DERIVED = (Origin("Derived", SPONSOR),)
#: What every dataset of a study has, whatever file it was read from.
_OF_STUDY = {"STUDYID": PROTOCOL, "DOMAIN": ASSIGNED}


def origins(
    plan: Plan, dataset: str, name: str, blocks: Collection[int], test: str | None = None
) -> tuple[Origin, ...]:
    """Return the origins of a variable in some row blocks, one of each type and source; what is said goes first.

    ``test`` is the one that is meant, where records of several tests come from one record of a form.
    """
    bound = plan.bound.get(f"{dataset}.{name}")
    if bound is None:
        return NOT_AVAILABLE
    if name in _OF_STUDY and plan.study.model is SDTM:
        return _OF_STUDY[name]
    found = behind(plan, dataset, bound, blocks, test)
    notes = bound.call.notes
    said = _TYPES.get(notes["origin"].strip().lower()) if "origin" in notes else None
    made = list(_made(plan, found, notes.get("crf")))
    if said is None:
        return tuple(sorted(made, key=_rank)) or NOT_AVAILABLE
    kept = [origin for origin in made if origin.kind == said]
    if kept:
        return tuple(sorted(kept, key=_rank))
    if said == "Collected":
        return (Origin(said, "Investigator", None, pages(plan, (), notes.get("crf"))),)
    return (Origin(said, None if said in {"Not Available", "Predecessor"} else SPONSOR),)


def unfit_notes(plan: Plan, target: str, call: Call) -> Iterator[Problem]:
    """Yield what a line says of origin and CRF that define.xml cannot say (DEF110, DEF111)."""
    notes = call.notes
    if "origin" in notes and notes["origin"].strip().lower() not in _TYPES:
        message = f"the origin of {target} is '{notes['origin']}'"
        guess = nearest(notes["origin"].capitalize(), _ORDER)
        yield Problem("DEF111", message, call.place, target=target, nearest=guess)
    words = notes["crf"].replace(",", " ").split() if "crf" in notes else []
    for word in words:
        if not _PAGE.fullmatch(word) and word not in plan.study.forms:
            message = f"{target} stands on '{word}' of the CRF, which is neither a page nor a form"
            yield Problem("DEF110", message, call.place, target=target, nearest=nearest(word, plan.study.forms))


def _rank(origin: Origin) -> tuple[int, str, str]:
    return _ORDER.index(origin.kind), origin.source or "", origin.text or ""


def _made(plan: Plan, found: Iterable[Behind], crf: str | None) -> Iterator[Origin]:
    by_source: dict[str, dict[str, None]] = {}
    other: set[Origin] = set()
    for item in sorted(found):
        giver = collected_from(plan, item.table) if item.way is Way.COLLECTED else ""
        if item.way is Way.PREDECESSOR:
            other.add(Origin(item.way, None, predecessor(plan, item)))
        elif item.way is Way.COLLECTED and giver != SPONSOR:
            by_source.setdefault(giver, {})[item.table] = None
        else:
            way = Way.ASSIGNED if item.way is Way.COLLECTED else item.way
            other.add(Origin(way.value, SPONSOR))
    for source, forms in by_source.items():
        yield Origin("Collected", source, None, () if source == "Vendor" and not crf else pages(plan, forms, crf))
    yield from other


def collected_from(plan: Plan, form: str) -> str:
    """Return whose values a form holds, as Define-XML calls the source of an origin."""
    mapping = plan.study.forms[form]
    said: str = mapping.block.collected_from or mapping.source.block.collected_from
    return said.capitalize()


def pages(plan: Plan, forms: Iterable[str], crf: str | None) -> tuple[Pages, ...]:
    """Return where the CRF shows forms: the places that a line names, else a named destination for each form."""
    words: Sequence[str] = crf.replace(",", " ").split() if crf else list(forms)
    numbers = tuple(word for word in words if _PAGE.fullmatch(word))
    order = list(plan.study.forms)
    named = sorted((word for word in words if word in plan.study.forms), key=order.index)
    found = (Pages(numbers, named=False),) if numbers else ()
    return (*found, Pages(tuple(f"form.{name}" for name in named), named=True)) if named else found


def predecessor(plan: Plan, item: Behind) -> str:
    """Return the variable that a value was copied from, as define.xml names it; a qualifier by its QNAM."""
    form = plan.study.forms.get(item.table)
    if form is None or form.made:
        return f"{item.table}.{item.column}"
    chosen = plan.study.block.standard
    standard = load(chosen.sdtmig, chosen.ct).standard
    if standard.datasets.get(item.table) is None or standard.allowed(item.table, item.column) is not None:
        return f"{item.table}.{item.column}"
    return f"SUPP{item.table}.QVAL where QNAM is {item.column}"


def codelists_before(plan: Plan, dataset: str, name: str) -> tuple[str, ...]:
    """Return the codelists of the variable that one of analysis is a copy of: those of SDTM, where the copies begin."""
    chosen = plan.study.block.standard
    standard = load(chosen.sdtmig, chosen.ct).standard
    for _ in range(len(plan.study.datasets) + 1):  # copies of copies, never more than there are datasets
        bound = plan.bound.get(f"{dataset}.{name}")
        found = behind(plan, dataset, bound, every_block(plan, dataset)) if bound is not None else frozenset()
        only = next(iter(found)) if len(found) == 1 else None
        if only is None or only.way is not Way.PREDECESSOR:
            return ()
        dataset, name = only.table, only.column
        if dataset not in plan.study.datasets:
            spec = standard.allowed(dataset, name)
            return () if spec is None else spec.codelists
    return ()
