"""Explains the rules of validation: all of them in a line each, or one with why it matters and what to do."""

from __future__ import annotations

from rich.console import Console

from nec_cdisc.plugin.check import Rule
from nec_cdisc.problem.visible import visible
from nec_cdisc.source.nearest import nearest
from nec_cdisc.validate.rule_list import all_rules

#: What lists all of them.
ALL = "checks"


def explain_check(console: Console, subject: str) -> int:
    """Explain a rule by its id, or list all for ``checks``; returns 1 where there is no such rule."""
    rules = {rule.id: rule for rule in all_rules()}
    if subject == ALL:
        for rule in rules.values():
            console.print(f"{rule.id}  {rule.level:7}  {rule.says}")
        return 0
    found = rules.get(subject.upper())
    if found is None:
        guess = nearest(subject.upper(), rules)
        console.print(visible(f"there is no '{subject}' to explain{f'; did you mean {guess}?' if guess else ''}"))
        return 1
    _show(console, found)
    return 0


def _show(console: Console, rule: Rule) -> None:
    console.print(f"{rule.id} ({rule.level}): {rule.says}")
    console.print(f"why:      {rule.why}")
    console.print(f"next:     {rule.next_step}")
    console.print(f"datasets: {rule.datasets}")
    console.print(f"source:   {rule.source}")
    console.print(f"name:     {rule.name}")
