"""Checks the mappings of analysis datasets against datasets of SDTM, before any data are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nec_cdisc.mapping.analysis import TabulationDataset, analysis_study
from nec_cdisc.plan.absent_datasets import told_once
from nec_cdisc.plan.against_standard import against_standard
from nec_cdisc.plan.analysis_standard import analysis_standard
from nec_cdisc.plan.compile import Plan, compile_plan
from nec_cdisc.plan.examples import run_examples
from nec_cdisc.plan.lint import CIRCLE, Linted, in_order
from nec_cdisc.plan.step import Design, Finish
from nec_cdisc.problem import Problem
from nec_cdisc.standard.loading import LoadedGuide
from nec_cdisc.study.folder import Study


def planned_tabulation(plan: Plan) -> list[TabulationDataset]:
    """Return the datasets of SDTM that a plan will write, so that analysis can be checked before any is there."""
    mapped = [
        _planned(plan, step.dataset, step.variables, step.mapping.supplementary)
        for step in plan.steps
        if isinstance(step, Finish)
    ]
    return mapped + [_designed(plan, step) for step in plan.steps if isinstance(step, Design)]


def _designed(plan: Plan, step: Design) -> TabulationDataset:
    """Return a trial design dataset: permissible variables are there where a record has one."""
    spec = plan.standard.datasets[step.dataset]
    given = {name for record in step.records for name, value in record.items() if value is not None}
    names = [name for name, item in spec.variables.items() if item.core != "Perm" or name in given]
    return _planned(plan, step.dataset, names)


def _planned(
    plan: Plan, dataset: str, variables: Sequence[str], supplementary: Iterable[str] = ()
) -> TabulationDataset:
    kinds = {}
    for name in variables:
        spec = plan.standard.allowed(dataset, name)
        if spec is not None and spec.type == "Num":
            kinds[name] = "number"
        elif plan.standard.has_date(dataset, name):
            kinds[name] = "iso8601"
    columns = (*variables, *(name for name in supplementary if name not in variables))
    return TabulationDataset(dataset, f"{dataset.lower()}.xpt", columns, kinds)


def lint_analysis(study: Study, loaded: LoadedGuide, tabulation: Sequence[TabulationDataset], folder: str) -> Linted:
    """Check the analysis datasets of a study; ``folder`` is the name of the one that holds the datasets of SDTM."""
    if study.mapping is None:
        return Linted(study, None, in_order(study.problems))
    mapping = analysis_study(study.mapping, tabulation, folder)
    headers: dict[str, Sequence[str]] = {item.name: item.columns for item in tabulation}
    headers |= {name: (*dataset.variables, *dataset.broken) for name, dataset in mapping.datasets.items()}
    standard, problems = analysis_standard(mapping, headers, loaded.guide, study.standard, loaded.codelists)
    plan, found = compile_plan(mapping, standard, headers)
    problems += [*found, *against_standard(plan)]
    if not any(item.code == CIRCLE for item in problems):
        problems += run_examples(plan)
    return Linted(study, plan, in_order(told_once(_every(study.problems, loaded.problems, problems), mapping)))


def _every(*several: Iterable[Problem]) -> list[Problem]:
    return [problem for problems in several for problem in problems]
