"""Checks arms, elements, visits and criteria of the protocol block against each other and against the standard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nec_cdisc.mapping.declared import no_start
from nec_cdisc.mapping.protocol_blocks import ArmBlock, ElementBlock
from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.trial_design.criteria import ti
from nec_cdisc.plan.trial_design.record import place_of
from nec_cdisc.plan.trial_design.visits import start_rule
from nec_cdisc.problem import Place, Problem
from nec_cdisc.rules.summary_format import is_duration
from nec_cdisc.source.nearest import nearest

#: The longest text of a trial design dataset, where no other limit is given.
LONGEST = 200
_CODE = re.compile(r"[A-Z0-9_-]+")


def check_design(plan: Plan) -> Iterator[Problem]:
    """Yield what is wrong with the protocol's arms, elements, visits and criteria."""
    study = plan.study
    protocol = study.block.protocol
    yield from _partial(study)
    for code, element in protocol.elements.items():
        yield from _element(study, code, element)
    for code, arm in protocol.arms.items():
        yield from _arm(study, code, arm)
    yield from _epochs(plan)
    yield from _unused(study)
    yield from _visits(study)
    yield from _criteria(study)


def _partial(study: StudyMapping) -> Iterator[Problem]:
    block = study.block.protocol
    parts = {
        "arms": block.arms,
        "elements": block.elements,
        "criteria": {**block.criteria.inclusion, **block.criteria.exclusion},
        "summary": block.summary,
    }
    lacking = [name for name, part in parts.items() if not part]
    if lacking and len(lacking) < len(parts):
        place = study.document.key_place(("protocol",))
        yield Problem("TRD118", f"the protocol block has no {', '.join(lacking)}", place)


def _element(study: StudyMapping, code: str, element: ElementBlock) -> Iterator[Problem]:
    path = ("elements", code)
    yield from _code(study, "ETCD", code, 8, *path)
    yield from _text(study, "ELEMENT", element.name, 40, *path, "name")
    yield from _text(study, "TESTRL", element.start_rule, LONGEST, *path, "start_rule")
    yield from _text(study, "TEENRL", element.end_rule, LONGEST, *path, "end_rule")
    if element.end_rule is None and element.duration is None:
        yield Problem("TRD106", f"element {code} has no end_rule and no duration", _key(study, *path))
    if element.duration is not None and not is_duration(element.duration):
        message = f"'{element.duration}' is no duration in ISO 8601, such as P28D"
        yield Problem("TRD113", message, place_of(study, *path, "duration"))
    for key in ("starts", "starts_after"):
        start = getattr(element, key)
        if start is not None and not start.startswith("DM."):
            yield no_start(f"element {code}", key, start, place_of(study, *path, key))


def _arm(study: StudyMapping, code: str, arm: ArmBlock) -> Iterator[Problem]:
    protocol = study.block.protocol
    path = ("arms", code)
    yield from _code(study, "ARMCD", code, 20, *path)
    yield from _text(study, "ARM", arm.name, LONGEST, *path, "name")
    order = {epoch.name: number for number, epoch in enumerate(protocol.epochs)}
    starts = {epoch.name: epoch.starts or epoch.starts_after for epoch in protocol.epochs}
    if not arm.elements:
        yield Problem("TRD106", f"arm {code} has no element", _key(study, *path))
    reached, begun = -1, set[str]()
    for position, item in enumerate(arm.elements):
        here = (*path, "elements", position)
        element = protocol.elements.get(item.element)
        if element is None:
            yield _unknown(study, "element", item.element, protocol.elements, *here, "element")
        if item.epoch not in order:
            yield _unknown(study, "epoch", item.epoch, order, *here, "epoch")
        elif order[item.epoch] < reached:
            message = f"{item.element} of arm {code} goes back to the epoch {item.epoch}"
            yield Problem("TRD105", message, place_of(study, *here, "epoch"))
        reached = max(reached, order.get(item.epoch, -1))
        own = None if element is None else element.starts or element.starts_after
        if own is not None and item.epoch not in begun and starts.get(item.epoch) is not None:
            message = f"{item.element} begins by {own}, and its epoch {item.epoch} by {starts[item.epoch]}"
            yield Problem("TRD103", message, _key(study, "elements", item.element))
        begun.add(item.epoch)
        yield from _text(study, "TABRANCH", item.branch, LONGEST, *here, "branch")
        yield from _text(study, "TATRANS", item.transition, LONGEST, *here, "transition")
    yield from _dates(study, code)


def _dates(study: StudyMapping, code: str) -> Iterator[Problem]:
    """Yield elements that SE could not date; a study without SE has no need to."""
    if not any(block.elements is not None for dataset in study.datasets.values() for block in dataset.blocks):
        return
    seen: dict[tuple[str, bool], str] = {}
    for element in study.protocol.arms.get(code, ()):
        place = place_of(study, "arms", code, "elements", element.order - 1)
        if element.starts is None:
            yield Problem("TRD104", f"nothing says when a subject begins {element.code} in arm {code}", place)
            continue
        other = seen.setdefault((element.starts, element.after), element.code)
        if other != element.code or [item.starts for item in study.protocol.arms[code]].count(element.starts) > 1:
            first = next(item for item in study.protocol.arms[code] if item.starts == element.starts)
            if first is not element and first.after == element.after:
                message = f"{first.code} and {element.code} of arm {code} both begin by {element.starts}"
                yield Problem("TRD104", message, place)


def _epochs(plan: Plan) -> Iterator[Problem]:
    """Yield epochs that controlled terminology does not have; it may be extended."""
    codelist = plan.standard.codelists.named("EPOCH")
    if codelist is None or not plan.study.block.protocol.arms:
        return
    for position, epoch in enumerate(plan.study.block.protocol.epochs):
        if epoch.name not in codelist.terms:
            message = f"{epoch.name!r} for EPOCH is not in the codelist EPOCH"
            place = place_of(plan.study, "epochs", position, "name")
            yield Problem("MAP146", message, place, nearest=nearest(epoch.name, codelist.terms))


def _unused(study: StudyMapping) -> Iterator[Problem]:
    used = {item.element for arm in study.block.protocol.arms.values() for item in arm.elements}
    for code in study.block.protocol.elements:
        if code not in used:
            yield Problem("TRD102", f"no arm has the element {code}", _key(study, "elements", code))


def _visits(study: StudyMapping) -> Iterator[Problem]:
    protocol = study.block.protocol
    for name, visit in protocol.visits.items():
        path = ("visits", name)
        for position, arm in enumerate(visit.arms):
            if arm not in protocol.arms:
                yield _unknown(study, "arm", arm, protocol.arms, *path, "arms", position)
        yield from _text(study, "TVSTRL", visit.start_rule, LONGEST, *path, "start_rule")
        yield from _text(study, "TVENRL", visit.end_rule, LONGEST, *path, "end_rule")
        if protocol.arms and start_rule(visit, visit.day) is None:
            yield Problem("TRD106", f"visit '{name}' has no start_rule and no day", _key(study, *path))


def _criteria(study: StudyMapping) -> Iterator[Problem]:
    sides = {"INCLUSION": "inclusion", "EXCLUSION": "exclusion"}
    block = study.block.protocol.criteria
    for code in block.inclusion.keys() & block.exclusion.keys():
        message = f"criterion {code} is declared under inclusion and under exclusion"
        yield Problem("MAP172", message, _key(study, "criteria", "exclusion", code))
    for record in {str(item["IETESTCD"]): item for item in ti(study)}.values():
        code, side = str(record["IETESTCD"]), sides[str(record["IECAT"])]
        path = ("criteria", side, code)
        yield from _code(study, "IETESTCD", code, 8, *path)
        yield from _text(study, "IETEST", str(record["IETEST"]), LONGEST, *path)
        yield from _text(study, "TIRL", record["TIRL"], LONGEST, *path)


def _code(study: StudyMapping, what: str, code: str, limit: int, *path: str | int) -> Iterator[Problem]:
    if len(code) > limit or not _CODE.fullmatch(code):
        message = f"'{code}' cannot be {what}, which holds {limit} capital letters, digits and signs"
        yield Problem("TRD101", message, _key(study, *path))


def _text(study: StudyMapping, what: str, text: object, limit: int, *path: str | int) -> Iterator[Problem]:
    if isinstance(text, str) and len(text) > limit:
        message = f"{what} has {len(text)} characters and may have {limit}"
        yield Problem("TRD101", message, place_of(study, *path))


def _key(study: StudyMapping, *path: str | int) -> Place:
    return study.document.key_place(("protocol", *path))


def _unknown(study: StudyMapping, what: str, name: str, known: Mapping[str, object], *path: str | int) -> Problem:
    message = f"the protocol has no {what} '{name}'"
    return Problem("MAP121", message, place_of(study, *path), nearest=nearest(name, known))
