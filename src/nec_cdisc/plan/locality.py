"""Says what of a plan can be worked out subject by subject, so that a run can be cut into partitions of subjects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nec_cdisc.mapping.study import BlockMapping, DatasetMapping, LookUp, StudyMapping
from nec_cdisc.plan.compile import Plan

#: The variable that says whose a record is.
SUBJECT = "USUBJID"


@dataclass(frozen=True, slots=True)
class Locality:
    """What a run that is cut into partitions must know.

    ``obstacles`` say in words why the plan cannot be cut at all; none where it can. ``whole`` are the forms that
    belong to subjects and are looked up by other things than the subject: each partition needs all of their records.
    """

    obstacles: tuple[str, ...]
    whole: frozenset[str]


def locality(plan: Plan) -> Locality:
    """Return what of a plan is local to a subject."""
    obstacles = [text for dataset in plan.study.datasets.values() for text in _obstacles(plan, dataset)]
    whole = {
        look_up.table
        for dataset in plan.study.datasets.values()
        for block in dataset.blocks
        for look_up in block.look_ups.values()
        if look_up.table in plan.form_subjects and not by_subject(plan.study, block, look_up)
    }
    return Locality(tuple(dict.fromkeys(obstacles)), frozenset(whole))


def by_subject(study: StudyMapping, block: BlockMapping, look_up: LookUp) -> bool:
    """Say whether a look-up into a form finds records of the same subject only, by the declared columns of both."""
    if look_up.by_subject:
        return True
    their_source, my_source = study.forms[look_up.table].source, study.forms[block.form].source
    if their_source is not my_source and (their_source.set or my_source.set):
        return False  # the same text in both may be two subjects: each source has its own way to name one
    theirs, mine = their_source.block.subject, my_source.block.subject
    given = {*block.roles, *block.set}
    return len(theirs) == len(mine) and all(
        look_up.match.get(their) == my and my not in given for their, my in zip(theirs, mine, strict=True)
    )


def _obstacles(plan: Plan, dataset: DatasetMapping) -> Iterator[str]:
    """Yield why the records of a dataset cannot be made subject by subject."""
    call = dataset.variables.get(SUBJECT)
    if call is None or call is not plan.study.identifiers.get(SUBJECT):
        yield f"{dataset.name} has an identifier of its own, not the study's {SUBJECT}"
    for block in dataset.blocks:
        if block.form not in plan.form_subjects:
            yield f"it is not known of the records of '{block.form}' alone whose they are, and they feed {dataset.name}"
        for look_up in block.look_ups.values():
            if look_up.table in plan.study.datasets:
                yield f"{dataset.name} looks up records of {look_up.table}, of whichever subject"
