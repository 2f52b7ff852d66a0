"""The command ``explain``: a variable down to its raw columns, a dataset, a problem code, a check, a verb."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from rich.console import Console

from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.mapping.signature import Source, signature
from nec_cdisc.plan.analysis import lint_analysis, planned_tabulation
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.describe import inputs, rule_text
from nec_cdisc.plan.describe_grades import describe_grades
from nec_cdisc.plan.describe_parameter import parameter_lines, parameter_names
from nec_cdisc.plan.lint import lint
from nec_cdisc.plan.step import Design
from nec_cdisc.problem import CODES
from nec_cdisc.problem.visible import visible
from nec_cdisc.source.nearest import nearest
from nec_cdisc.standard.loading import load_analysis
from nec_cdisc.study.folder import open_study
from nec_cdisc.verbs import verbs

#: Terms of a codelist that are shown.
SHOWN = 20
#: How rules of validation are called.
_RULE = re.compile(r"[A-Z]{3}[0-9]{3}")


def run_explain(folder: Path, subject: str) -> int:
    """Explain something by its name; returns 1 where there is no such thing."""
    console = Console(highlight=False, soft_wrap=True, markup=False)
    if subject.upper() in CODES:
        _code(console, subject.upper())
        return 0
    if subject in {"problems", "verbs"}:
        _list(console, subject)
        return 0
    if subject == "checks" or _RULE.fullmatch(subject.upper()):
        from nec_cdisc.cli.explain_check import explain_check  # noqa: PLC0415 - checks take long to import

        return explain_check(console, subject)
    if subject in verbs():
        _verb(console, subject)
        return 0
    return _variable(console, folder, subject)


def _code(console: Console, name: str) -> None:
    code = CODES[name]
    console.print(f"{code.id} ({code.severity}): {code.title}")
    console.print(f"why:  {code.why}")
    console.print(f"next: {code.next_step}")


def _list(console: Console, subject: str) -> None:
    if subject == "problems":
        for code in CODES.values():
            console.print(f"{code.id}  {code.severity:5}  {code.title}")
        return
    for name, function in verbs().items():
        console.print(f"{name:16} {_plain((inspect.getdoc(function) or '').splitlines()[0])}")


def _verb(console: Console, name: str) -> None:
    function = verbs()[name]
    found = signature(function)
    console.print(f"{name} ({found.shape} verb)\n")
    console.print(_plain(inspect.getdoc(function) or ""))
    console.print()
    for item in found.parameters:
        if item.source is Source.HANDED:
            continue
        need = "needed" if item.required else f"default {item.default!r}"
        console.print(f"  {item.name}: {item.source}, {item.kind or 'text'}{' list' if item.many else ''}, {need}")


def _variable(console: Console, folder: Path, subject: str) -> int:
    dataset, _, name = subject.partition(".")
    plan = _plan(folder, dataset)
    if plan is None:
        console.print("the mappings of the study cannot be read; 'nec-cdisc lint' says why")
        return 1
    lines = list(parameter_lines(plan, dataset, name))
    for line in lines:
        console.print(visible(line))
    return 0 if lines else _mapped(console, plan, subject)


def _mapped(console: Console, plan: Plan, subject: str) -> int:
    """Explain a dataset or a variable of a plan; returns 1 where there is no such one."""
    dataset, _, name = subject.partition(".")
    known = [key for key in plan.bound if ".set." not in key]
    if subject.upper() in plan.standard.datasets:
        _dataset(console, plan, subject.upper())
        return 0
    if subject not in plan.bound and plan.standard.allowed(dataset, name) is not None:
        _standard(console, plan, dataset, name)
        planned = next((step for step in plan.steps if isinstance(step, Design) and step.dataset == dataset), None)
        if planned is not None:
            console.print(f"rule:     from the protocol block, which has no raw rows [{visible(str(planned.place))}]")
            return 0
        broken = dataset in plan.study.datasets and name in plan.study.datasets[dataset].broken
        console.print(f"rule:     none; {'its line has a problem, which lint shows' if broken else 'no line maps it'}")
        return 0
    if subject not in plan.bound:
        known += parameter_names(plan)
        mine = [key for key in known if key.startswith(f"{dataset.upper()}.")]
        guess = nearest(subject.upper(), mine) or nearest(subject, [*known, *CODES, *verbs()])
        console.print(visible(f"there is no '{subject}' to explain" + (f"; did you mean {guess}?" if guess else "")))
        return 1
    _standard(console, plan, dataset, name)
    bound = plan.bound[subject]
    console.print(f"rule:     {visible(rule_text(bound))}")
    console.print(f"method:   {_method(bound.call.signature.function)}")
    for line in describe_grades(bound.call, plan.standard.grades):
        console.print(f"          {visible(line)}")
    console.print(f"line:     {visible(str(bound.call.place))}")
    for key, value in bound.call.notes.items():
        console.print(f"{key + ':':9} {visible(value)}")
    console.print("inputs:")
    for line in inputs(plan, dataset, name):
        console.print(f"  {visible(line)}")
    return 0


def _plan(folder: Path, dataset: str) -> Plan | None:
    """Return the plan that makes a dataset: that of analysis for an analysis dataset, else that of SDTM."""
    study = open_study(folder)
    plan = lint(study).plan
    if plan is None or study.mapping is None or dataset.upper() not in study.mapping.analysis:
        return plan
    chosen = study.mapping.block.standard
    loaded = load_analysis(chosen.adamig, chosen.adam_ct, folder / "specs")
    return lint_analysis(study, loaded, planned_tabulation(plan), SDTM.folder).plan


def _dataset(console: Console, plan: Plan, dataset: str) -> None:
    """Print the variables of a dataset as the standard has them, and which lines map them."""
    spec = plan.standard.datasets[dataset]
    mapped = plan.study.datasets[dataset].variables if dataset in plan.study.datasets else {}
    console.print(f"{dataset}: {spec.label} ({spec.class_name}); {spec.structure.lower()}\n")
    for name in dict.fromkeys([*spec.variables, *plan.standard.ordered(dataset, mapped)]):
        variable = plan.standard.allowed(dataset, name)
        if variable is not None:
            line = f"  [{visible(str(mapped[name].place))}]" if name in mapped else ""
            console.print(f"  {name:8}  {variable.core:4}  {variable.type:4}  {variable.label}{line}")
    console.print(f"\nMore of one: nec-cdisc explain {dataset}.{list(spec.variables)[-1]}")


def _terms(plan: Plan, spec: VariableSpec) -> str:
    """Return the terms of a variable's codelists, the first ones of many."""
    lists = plan.standard.codelists.of(spec.codelists)
    terms = [term for item in lists for term in item.terms]
    more = f", … ({len(terms)} in all)" if len(terms) > SHOWN else ""
    return ", ".join(terms[:SHOWN]) + more + ("; may be extended" if any(item.extensible for item in lists) else "")


def _standard(console: Console, plan: Plan, dataset: str, name: str) -> None:
    spec = plan.standard.allowed(dataset, name)
    console.print(f"{dataset}.{name}")
    if spec is None:
        console.print(f"standard: none; {_use(plan, dataset, name)}")
        return
    lists = plan.standard.codelists.of(spec.codelists)
    shown = "".join(f", codelist {item.submission_value} ({item.code})" for item in lists)
    form = f", {spec.format}" if spec.format else ""
    console.print(f"label:    {spec.label}")
    where = f"{plan.standard.guide} {plan.standard.version}"
    role = f", {spec.role}" if spec.role else ""
    console.print(f"standard: {where}, {spec.type}{role}, core {spec.core}{shown}{form}")
    if lists:
        console.print(f"terms:    {visible(_terms(plan, spec))}")


def _use(plan: Plan, dataset: str, name: str) -> str:
    """Return what becomes of a name that the standard does not know."""
    mapping = plan.study.datasets[dataset]
    if name in mapping.supplementary:
        return "the value goes to the supplemental qualifiers"
    related = [f"{'.'.join(item.other)}" for item in mapping.relations if item.name == name]
    return f"it names the related record, by {related[0]}, in RELREC" if related else "it is not submitted"


def _method(function: object) -> str:
    text = (inspect.getdoc(function) or "").split("\n\nArguments:")[0]
    return _plain(" ".join(text.split()))


def _plain(text: str) -> str:
    """Return a docstring without the marks around code, which a screen shows as they stand."""
    return text.replace("``", "")
