"""Finds relations between datasets that cannot be made."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.study import Relation
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.privacy import private_behind
from nec_cdisc.plan.relations import RELREC, relations
from nec_cdisc.problem import Problem
from nec_cdisc.source.nearest import nearest


def unfit_relations(plan: Plan) -> Iterator[Problem]:
    """Yield what is wrong with the relations of a study."""
    study, names = plan.study, set[str]()
    every = relations(study)
    if every and RELREC in study.datasets:
        place = study.datasets[RELREC].document.place(("dataset",))
        message = f"{RELREC} is mapped, and made of what stands under 'related' in {every[0].place.file}"
        yield Problem("MAP172", message, place)
    for relation in every:
        if relation.name in names:
            yield Problem("MAP172", f"two datasets have a relation {relation.name}", relation.place)
        names.add(relation.name)
        yield from _unfit(plan, relation)


def _unfit(plan: Plan, relation: Relation) -> Iterator[Problem]:
    table = relation.other[0]
    place, datasets = relation.place, plan.study.datasets
    if table not in datasets:
        yield Problem("MAP177", f"the study maps no dataset {table}", place, nearest=nearest(table, datasets))
        return
    for owner, name in (relation.mine, relation.other):
        mapping = datasets[owner]
        submitted = [known for known in mapping.variables if known not in mapping.working]
        if name not in submitted and (owner, name) != (relation.mine[0], relation.name):
            message = f"{owner} has no variable {name} for the relation {relation.name}"
            yield Problem("MAP177", message, place, nearest=nearest(name, submitted))
    if not relation.by_record:
        return
    for owner in (relation.mine[0], table):
        if f"{owner[:2]}SEQ" not in datasets[owner].variables:
            yield Problem(
                "MAP177", f"{owner} has no {owner[:2]}SEQ, by which {relation.name} would name records", place
            )
    bound = plan.bound.get(".".join(relation.mine))
    if bound is not None and private_behind(plan, relation.mine[0], bound):
        yield Problem("MAP177", f"{relation.name} reads a private column", place)
