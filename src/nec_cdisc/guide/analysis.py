"""What a guide says of analysis: populations, endpoints in words, parameters, sensitivity analyses, derivations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from nec_cdisc.document.model import Block, Heading, Items, Paragraph, Run, text
from nec_cdisc.document.template import Names
from nec_cdisc.guide.decisions import submitted_rules
from nec_cdisc.guide.sources import Sources
from nec_cdisc.guide.tables import NONE, not_run, paragraph, table
from nec_cdisc.plan.describe_parameter import parameter_lines, parameter_names
from nec_cdisc.plan.rule_in_words import rule_in_words
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.xpt.read import Numbers, read

#: How labels of populations end.
POPULATION = "Population Flag"
#: What parameters have in common is told at the first of them.
_CODE, _LABEL = "PARAMCD", "PARAM"


def analysis_names(sources: Sources) -> dict[str, Any]:
    """Return the group ``analysis``; of a guide to tabulation its tables are empty."""
    return {
        "analysis": Names(
            "analysis",
            {
                "populations": table(("Flag", "Population", "Rule", "Subjects"), _populations(sources)),
                "parameters": _parameters(sources),
                "endpoints": tuple(_endpoints(sources)) or paragraph(NONE),
                "sensitivity": table(("Parameter", "Based on", "What differs"), _sensitivity(sources)),
                "derivations": table(("Variable", "Rule"), _derivations(sources)),
                "copied": table(("Dataset", "From", "Variables"), _copied(sources)),
            },
        )
    }


def _populations(sources: Sources) -> Iterator[tuple[str, str, str, int | str]]:
    """Yield the flags of the subject-level dataset that its labels call those of a population."""
    subjects = sources.plan.study.model.subjects
    spec = sources.plan.standard.dataset(subjects)
    counted = _flags(sources, subjects)
    for name, bound in submitted_rules(sources):
        dataset, _, variable = name.partition(".")
        label = spec.variables[variable].label if spec is not None and variable in spec.variables else ""
        if dataset == subjects and label.endswith(POPULATION):
            yield variable, label.removesuffix(" Flag"), rule_in_words(bound), counted.get(variable, "not run")


def _flags(sources: Sources, dataset: str) -> dict[str, int]:
    """Return how many subjects have each flag."""
    path = sources.datasets / f"{dataset.lower()}.xpt"
    try:
        found = read(path)[0]
    except (OSError, Unreadable):
        return {}
    flags = {}
    for variable, column in zip(found.member.variables, found.columns, strict=True):
        if not isinstance(column, Numbers) and "Y" in column.values:
            flags[variable.name] = int((column.codes == column.values.index("Y")).sum())
    return flags


def _parameters(sources: Sources) -> Any:
    """Return the parameters that the datasets hold, each with its number of records."""
    rows: list[tuple[str, str, str, int]] = []
    there = False
    for path in sorted(sources.datasets.glob("*.xpt")) if sources.analysis else ():
        there = True
        try:
            found = read(path)[0]
        except (OSError, Unreadable):
            continue  # told where the datasets are described
        names = [variable.name for variable in found.member.variables]
        if _CODE not in names or _LABEL not in names:
            continue
        code, label = found.columns[names.index(_CODE)], found.columns[names.index(_LABEL)]
        if isinstance(code, Numbers) or isinstance(label, Numbers):
            continue
        pairs = Counter(zip(code.codes.tolist(), label.codes.tolist(), strict=True))
        rows += [
            (found.member.name, str(code.values[first]), str(label.values[second]), number)
            for (first, second), number in pairs.items()
            if first >= 0 and second >= 0
        ]
    if not there:
        return not_run("No analysis dataset is there.", "nec-cdisc adam")
    return table(("Dataset", "PARAMCD", "PARAM", "Records"), rows)


def _endpoints(sources: Sources) -> Iterator[Block]:
    """Yield each parameter that a rule of rows makes, with that rule in words, as ``explain`` prints it."""
    for name in parameter_names(sources.plan):
        dataset, _, parameter = name.partition(".")
        lines = list(parameter_lines(sources.plan, dataset, parameter))
        if lines:
            yield Heading(3, text(f"{dataset}, {lines[0].strip()}"), f"parameter.{dataset}.{parameter}".lower())
            yield from _in_words(lines[1:])


def _in_words(lines: list[str]) -> Iterator[Block]:
    """Yield lines as paragraphs, those that are set in as numbered lists; the line of the mapping stands last."""
    items: list[tuple[Paragraph | Items, ...]] = []
    for line in lines:
        if line.startswith("  "):
            items.append((Paragraph(text(line.strip().partition(". ")[2])),))
            continue
        if items:
            yield Items(tuple(items), numbered=True)
            items = []
        if line.startswith("line: "):
            yield Paragraph((Run("Mapping line: "), Run(line.removeprefix("line: "), code=True)))
        else:
            yield Paragraph(text(line[:1].upper() + line[1:]))
    if items:
        yield Items(tuple(items), numbered=True)


def _sensitivity(sources: Sources) -> Iterator[tuple[str, str, str]]:
    """Yield the parameters that take over what another one says, and what of it they change."""
    for dataset in sources.plan.study.datasets.values():
        for rows in dataset.block.rows:
            for name, block in rows.time_to_event.items():
                changed = [
                    said
                    for key, said in (
                        ("start", "start"),
                        ("event", "events"),
                        ("censor", "censoring"),
                        ("end", "end of follow-up"),
                        ("replace", "texts in the conditions"),
                    )
                    if getattr(block, key)
                ]
                if block.like is not None and changed:
                    yield f"{name}: {block.label or ''}", block.like, ", ".join(changed)


def _derivations(sources: Sources) -> Iterator[tuple[str, str]]:
    for name, bound in submitted_rules(sources):
        if bound.call.verb not in {"take", "constant", "sequence"}:
            yield name, rule_in_words(bound)


def _copied(sources: Sources) -> Iterator[tuple[str, str, str]]:
    for name, dataset in sources.plan.study.datasets.items():
        for source, variables in dataset.block.copied.items():
            if not dataset.block.intermediate:
                yield name, source, ", ".join(variables)
