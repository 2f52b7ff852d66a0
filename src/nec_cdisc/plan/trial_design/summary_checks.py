"""Checks the trial summary of the protocol block: parameters, values, codes, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.protocol_blocks import SummaryBlock
from nec_cdisc.plan.compile import SUBJECTS, Plan
from nec_cdisc.plan.trial_design.record import place_of
from nec_cdisc.plan.trial_design.summary import as_block, following, term_of
from nec_cdisc.problem import Place, Problem
from nec_cdisc.rules.summary_format import FORMATS, is_partial
from nec_cdisc.source.nearest import nearest
from nec_cdisc.standard.trial_summary import SummaryParameter

#: Texts that say that there is no value: a null flavour says so (CG0291).
NO_VALUES = ("NA", "N/A", "NOT APPLICABLE", "UNK", "UNKNOWN", "NOT AVAILABLE", "NONE")
#: The date that FDA's rejection check 1734 looks for must be a whole one.
REJECTED_WITHOUT = "SSTDTC"
_WAYS = ("value", "null_flavor", "earliest", "latest", "count")
#: A date of the data may have the null flavour that stands until they know it.
_UNTIL_KNOWN = (["null_flavor", "earliest"], ["null_flavor", "latest"])


def check_summary(plan: Plan) -> Iterator[Problem]:
    """Yield what is wrong with the trial summary; nothing for a study without one."""
    summary = plan.study.block.protocol.summary
    if not summary:
        return
    yield from _codes(plan)
    for name, values in summary.items():
        yield from _parameter(plan, name)
        for position, said in enumerate(values):
            place = place_of(plan.study, "summary", name, position)
            place = place if place.line else place_of(plan.study, "summary", name)
            yield from _value(plan, name, as_block(said), place)
    yield from _missing(plan)


def _parameter(plan: Plan, name: str) -> Iterator[Problem]:
    place = plan.study.document.key_place(("protocol", "summary", name))
    codelist = plan.standard.codelists.named("TSPARMCD")
    terms = {} if codelist is None else codelist.terms
    if name not in terms:
        yield Problem("TRD111", f"'{name}' is no trial summary parameter", place, nearest=nearest(name, terms))
    elif terms[name].extended:
        yield Problem("MAP146", f"{name!r} for TSPARMCD is the sponsor's own term in TSPARMCD", place)
    known = following(plan.study, plan.standard).get(name)
    if known is not None:
        yield Problem("TRD116", f"{name} follows from the arms of the protocol or the standard: {known}", place)


def _value(plan: Plan, name: str, block: SummaryBlock, place: Place) -> Iterator[Problem]:
    given = [way for way in _WAYS if getattr(block, way) is not None]
    if len(given) != 1 and given not in _UNTIL_KNOWN:
        said = f"{' and '.join(given)} at once" if given else f"none of {', '.join(_WAYS)}"
        yield Problem("TRD115", f"{name} has {said}", place)
    if block.reference is None and (block.code is not None or block.version is not None):
        yield Problem("TRD115", f"{name} has a code or a version, and no reference that names the terminology", place)
    for way in ("earliest", "latest", "count", "among"):
        yield from _variable(plan, name, getattr(block, way), place)
    if block.value is not None:
        yield from _written(plan, name, block, block.value, place)


def _variable(plan: Plan, name: str, variable: str | None, place: Place) -> Iterator[Problem]:
    if variable is None:
        return
    dataset, _, column = variable.partition(".")
    if dataset != SUBJECTS or f"{SUBJECTS}.{column}" not in plan.bound:
        known = [key for key in plan.bound if key.startswith(f"{SUBJECTS}.") and ".set." not in key]
        message = f"{name} is taken from '{variable}', which is no variable that DM maps"
        yield Problem("MAP125", message, place, nearest=nearest(variable, known))


def _written(plan: Plan, name: str, block: SummaryBlock, value: str, place: Place) -> Iterator[Problem]:
    asked = plan.standard.trial_summary.get(name)
    codelist = plan.standard.codelists.named(asked.codelist) if asked is not None and asked.codelist else None
    if codelist is None and value.strip().upper() in NO_VALUES:
        message = f"{name} is '{value}', which says that there is no value: write {{null_flavor: NA}} or another one"
        yield Problem("TRD115", message, place)
    elif asked is not None and asked.format and not FORMATS[asked.format][1](value):
        yield Problem("TRD113", f"{name} is '{value}', and wants {FORMATS[asked.format][0]}", place)
    elif name == REJECTED_WITHOUT and is_partial(value):
        yield Problem("TRD113", f"{name} is '{value}', and wants a whole date", place)
    elif codelist is not None and value not in codelist.terms:
        code = "MAP146" if codelist.extensible else "TRD112"
        message = f"{value!r} for {name} is not in the codelist {codelist.submission_value}"
        yield Problem(code, message, place, nearest=nearest(value, codelist.terms))
    term = term_of(plan.standard, name, value)
    if term is not None and not term.extended and (block.code or block.reference or block.version):
        yield Problem("TRD116", f"{name} is a CDISC term, whose code is {term.code}", place)


def _codes(plan: Plan) -> Iterator[Problem]:
    """Yield codes that stand for two values of one terminology, and values with two codes (CG0265)."""
    codes: dict[tuple[str, str], str] = {}
    values: dict[tuple[str, str], str] = {}
    for name, several in plan.study.block.protocol.summary.items():
        for block in map(as_block, several):
            if block.code is None or block.value is None or block.reference is None:
                continue
            first = values.setdefault((block.reference, block.code), block.value)
            code = codes.setdefault((block.reference, block.value), block.code)
            if first != block.value or code != block.code:
                message = f"{name}: code and value are not one to one in {block.reference}: {block.code}, {block.value}"
                yield Problem("TRD115", message, plan.study.document.key_place(("protocol", "summary", name)))


def _missing(plan: Plan) -> Iterator[Problem]:
    summary = plan.study.block.protocol.summary
    place = plan.study.document.key_place(("protocol", "summary"))
    there = {*(name for name, values in summary.items() if values), *following(plan.study, plan.standard)}
    lacking = [item for name, item in plan.standard.trial_summary.items() if name not in there and _asked(plan, item)]
    decodes = plan.standard.decodes("TSPARMCD")
    for item in lacking:
        if item.core == "Req":
            because = f", because {' is '.join(item.when)}" if item.when else ""
            message = f"TS needs {item.name} ({decodes.get(item.name, '')}){because}"
            yield Problem("TRD114", message, place, target=f"TS.{item.name}")
    expected = [item.name for item in lacking if item.core == "Exp"]
    if expected:
        yield Problem("TRD117", f"TS is expected to have {', '.join(expected)}", place)


def _asked(plan: Plan, item: SummaryParameter) -> bool:
    if not item.when:
        return True
    name, value = item.when
    return any(as_block(said).value == value for said in plan.study.block.protocol.summary.get(name, []))
