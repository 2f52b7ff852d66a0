"""Writes the page of the score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.mutants.defect import Defect

from score_parts.finding import Run, Verdict
from score_parts.purpose import WHY, built_for

INTRODUCTION = """\
# What validators find

`make score` plants the defects of `tests/mutants/` one by one in the clean demo package (`simulate --clean`, `sdtm`,
`adam`) and asks each validator what it finds. A defect is found where a finding that the clean package does not have
names its dataset and variable (and its subject, where it names one). Which places are right was written down with the
defect, before any check was looked at. Every finding on the clean package is a false one.
"""


@dataclass(slots=True)
class Tool:
    """A validator, what it said of the clean package, and its verdicts by defect."""

    name: str
    version: str
    clean: Run = field(default_factory=Run)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    seconds: float = 0.0
    skipped: str = ""


def whole(sections: Sequence[str]) -> str:
    """Return the page with a section for each package."""
    return "\n".join([INTRODUCTION, *sections])


def section(title: str, tools: Sequence[Tool], defects: Sequence[Defect], *, has_faults: bool = False) -> str:
    """Return what was found in one package; where it has faults of its own, what is said of it is not called false."""
    ran = [tool for tool in tools if not tool.skipped]
    said = "findings without a defect" if has_faults else "false findings"
    parts = [
        f"## {title}: {len(defects)} defects\n",
        _table(("validator", "found", "of those it was built for", "named the record", "broken", said, "CPU s"),
               [_summary(tool, defects) for tool in tools]),
        "".join(f"\n{tool.name}: {WHY[tool.name]}.\n" for tool in tools if tool.name in WHY),
        *_named(ran, defects),
        "\n### By family\n",
        _table(("family", "defects", *(tool.name for tool in ran)), list(_families(ran, defects))),
        "\n### By defect\n\n`-` is not found, `(-)` not found and not what the validator was built for.\n",
        _table(("defect", "what is corrupted", *(tool.name for tool in ran)), list(_defects(ran, defects))),
        *_rules(ran),
        *_clean(ran, title),
    ]  # fmt: skip
    return "\n".join(parts)


def _summary(tool: Tool, defects: Sequence[Defect]) -> tuple[str, ...]:
    if tool.skipped:
        return (f"{tool.name} {tool.version}".strip(), f"not run: {tool.skipped}", "", "", "", "", "")
    meant = [defect for defect in defects if built_for(tool.name, defect)]
    exact = sum(verdict.record for verdict in tool.verdicts.values())
    broken = sum(bool(verdict.broken) for verdict in tool.verdicts.values())
    false = "broken" if tool.clean.broken else str(len(false_findings(tool)))
    return (
        f"{tool.name} {tool.version}", _rate(tool, defects), _rate(tool, meant), str(exact), str(broken), false,
        f"{tool.seconds:.0f}",
    )  # fmt: skip


def false_findings(tool: Tool) -> list[str]:
    """Return what a tool says of the clean package, one entry for each check and variable, information left out."""
    told: dict[str, int] = {}
    for finding in tool.clean.findings:
        if finding.severity not in {"info", "note"}:
            place = ".".join([finding.dataset, ",".join(finding.variables)]).rstrip(".")
            text = f"{finding.check} {place}"
            told[text] = told.get(text, 0) + finding.count
    return [f"{text} ({count})" for text, count in told.items()]


def _rate(tool: Tool, defects: Sequence[Defect]) -> str:
    found = sum(tool.verdicts[defect.id].found for defect in defects)
    return f"{found} of {len(defects)} ({found / len(defects):.0%})" if defects else "none"


def _named(tools: Sequence[Tool], defects: Sequence[Defect]) -> Iterable[str]:
    nine = [defect for defect in defects if defect.named]
    if nine:
        yield "\n### The first nine\n"
        rates = [(tool.name, _rate(tool, nine)) for tool in tools]
        yield _table(("validator", "found"), rates)


def _families(tools: Sequence[Tool], defects: Sequence[Defect]) -> Iterable[tuple[str, ...]]:
    for family in dict.fromkeys(defect.family for defect in defects):
        inside = [defect for defect in defects if defect.family == family]
        found = [str(sum(tool.verdicts[defect.id].found for defect in inside)) for tool in tools]
        yield (family, str(len(inside)), *found)


def _defects(tools: Sequence[Tool], defects: Sequence[Defect]) -> Iterable[tuple[str, ...]]:
    for defect in defects:
        yield (defect.id, defect.text, *(_cell(tool, defect) for tool in tools))


def _cell(tool: Tool, defect: Defect) -> str:
    verdict = tool.verdicts[defect.id]
    if verdict.found:
        return ", ".join(verdict.checks[:3])
    if verdict.broken:
        return "broken"
    return "-" if built_for(tool.name, defect) else "(-)"


def _rules(tools: Sequence[Tool]) -> Iterable[str]:
    """Yield, for a validator that tells its rules, which of them a defect calls, and which alone."""
    for tool in tools:
        if not tool.clean.rules:
            continue
        found = [verdict.checks for verdict in tool.verdicts.values() if verdict.found]
        called = {check for checks in found for check in checks}
        alone = {checks[0] for checks in found if len(checks) == 1}
        silent = [rule for rule in dict.fromkeys(tool.clean.rules) if rule not in called]
        shared = sorted(called - alone)
        count = len(set(tool.clean.rules) | called)
        yield f"\n### Rules of {tool.name}\n"
        yield f"{len(called)} of {count} rules find a defect, {len(alone)} of them one that no other finds.\n"
        if shared:
            yield f"Never alone: {', '.join(shared)}.\n"
        if silent:
            yield f"No defect calls: {', '.join(silent)}.\n"


def _clean(tools: Sequence[Tool], title: str) -> Iterable[str]:
    for tool in tools:
        false = false_findings(tool)
        if false:
            yield f"\n### {title} without a defect: what {tool.name} says\n"
            yield "".join(f"- {text}\n" for text in false)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines) + "\n"
