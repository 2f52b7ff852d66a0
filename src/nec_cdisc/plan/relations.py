"""Plans RELREC: the relations of all datasets, and what they need."""

from __future__ import annotations

from nec_cdisc.mapping.study import Relation, StudyMapping
from nec_cdisc.plan.step import Relate

#: The dataset that relations are written to.
RELREC = "RELREC"


def relations(study: StudyMapping) -> tuple[Relation, ...]:
    """Return the relations of all datasets of a study, in the order of their files."""
    return tuple(relation for dataset in study.datasets.values() for relation in dataset.relations)


def relating(study: StudyMapping) -> list[Relate]:
    """Return the step that makes RELREC, none where no dataset has a relation to another that is mapped."""
    known = tuple(item for item in relations(study) if item.other[0] in study.datasets)
    needs = dict.fromkeys(f"finish {table}" for item in known for table in (item.mine[0], item.other[0]))
    return [Relate(f"relate {RELREC}", tuple(needs), known)] if known else []
