"""Says what of a plan can be worked out subject by subject, so that a run can be cut into partitions of subjects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.mapping.study import BlockMapping, DatasetMapping, LookUp, StudyMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.plan.step import Withhold
from nec_cdisc.plugin.verb import Shape
from nec_cdisc.verbs import verbs

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
    if their_source is not my_source and (their_source.gives_names or my_source.gives_names):
        return False  # the same text in both may be two subjects: each source has its own way to name one
    theirs, mine = their_source.block.subject, my_source.block.subject
    given = {*block.roles, *block.set}
    return len(theirs) == len(mine) and all(
        look_up.match.get(their) == my and my not in given for their, my in zip(theirs, mine, strict=True)
    )


def _obstacles(plan: Plan, dataset: DatasetMapping) -> Iterator[str]:
    """Yield why the records of a dataset cannot be made subject by subject."""
    name = dataset.name
    call = dataset.variables.get(SUBJECT)
    if call is None or call is not plan.study.identifiers.get(SUBJECT):
        yield f"{name} has an identifier of its own, not the study's {SUBJECT}"
    elif not any(
        SUBJECT in step.required for step in plan.steps if isinstance(step, Withhold) and step.dataset == name
    ):
        yield f"the standard does not require {SUBJECT} in {name}, so records of nobody stand in it"
    elif not _by_subject_first(plan, dataset):
        yield f"the records of {name} stand in an order that does not begin with {SUBJECT}"
    for number in range(len(dataset.blocks)):
        yield from _block_obstacles(plan, dataset, number)
    for target, line in {**dataset.variables, **dataset.supplementary}.items():
        if line.signature.shape is not Shape.VALUE and line.verb not in verbs():
            yield f"{name}.{target} is given by the study's own function '{line.verb}', which sees several subjects"


def _block_obstacles(plan: Plan, dataset: DatasetMapping, number: int) -> Iterator[str]:
    """Yield why the records of one row block cannot be made subject by subject."""
    name, block = dataset.name, dataset.blocks[number]
    if block.form not in plan.form_subjects:
        yield f"it is not known of the records of '{block.form}' alone whose they are, and they feed {name}"
    elif not _same_subject(plan, dataset, number):
        yield f"{SUBJECT} of {name} reads a name that its row block gives, so '{block.form}' alone says otherwise"
    for look_up in block.look_ups.values():
        if look_up.table in plan.study.datasets and not look_up.by_subject:
            yield f"{name} looks up records of {look_up.table}, of whichever subject"


def _by_subject_first(plan: Plan, dataset: DatasetMapping) -> bool:
    """Say whether the records of a dataset are sorted by subject before all else."""
    if plan.study.model is not SDTM:
        return True  # datasets of analysis are always sorted by subject first
    spec = plan.standard.datasets.get(dataset.name)
    return f"{dataset.name[:2]}SEQ" in dataset.variables or (spec is not None and SUBJECT in spec.keys)


def _same_subject(plan: Plan, dataset: DatasetMapping, position: int) -> bool:
    """Say whether the records of a row block belong to the same subject as those of its form alone."""
    block = dataset.blocks[position]
    behind = plan.form_identifiers[block.form]

    def same(mine: Bound | None, alone: Bound | None) -> bool:
        if mine is None or alone is None or mine.call is not alone.call:
            return False
        names = [name for several in alone.columns.values() for name in several]
        # what a block sets is bound in that block alone, a variable in all blocks
        return all(
            read(mine.references[name][position:] or mine.references[name][:1], alone.references[name])
            for name in names
        )

    def read(several: Sequence[Reference], alone: Sequence[Reference]) -> bool:
        mine = several[0]
        if (mine.kind, mine.name) != (alone[0].kind, alone[0].name):
            return False
        key, other = mine.key(dataset.name), behind.get(mine.name)
        if key is None or other is None:
            return mine.kind is Kind.RAW
        return other.call.only_when is None and other.call.blank_when is None and same(plan.bound.get(key), other)

    return same(plan.bound.get(f"{dataset.name}.{SUBJECT}"), plan.form_subjects[block.form])
