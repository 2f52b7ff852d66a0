"""The page of all rules of validation."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator

from nec_cdisc.expectations.rules import RULES
from nec_cdisc.plugin.check import Rule
from nec_cdisc.validate.discovery import all_checks
from nec_cdisc.validate.rule_list import all_rules
from pages.markdown import page, prose

INTRODUCTION = """\
What `nec-cdisc validate` looks at. `reject`: an authority refuses the package. `error`: it contradicts the standard,
the plan or itself. `warning`: it needs a look and perhaps an explanation. `note`: worth knowing. Each rule has one of
four outcomes: passed, found, skipped (with the reason) or broken; an absent dataset is no pass.
`nec-cdisc explain AEV101` prints the same of one of them, and [Validation](../validation.md) tells how to work with
findings."""
SUITES = "Suites of expectations"
ABOUT_SUITES = """\
Each dataset has a suite of expectations, made from specifications and added to by the study; an expectation serves one
of these rules."""
ITSELF = "About the validation itself"


def checks_page() -> str:
    """Return the page of all rules, family by family."""
    families: dict[str, list[Rule]] = {}
    for check in all_checks():
        families.setdefault(check.function.__module__.rpartition(".")[0], []).append(check.rule)
    parts = [INTRODUCTION, f"{sum(map(len, families.values()))} checks in {len(families)} families."]
    for package, rules in sorted(families.items()):
        about = prose(inspect.getdoc(sys.modules[package]) or "")
        parts += [f"## {package.rpartition('.')[2].replace('_', ' ').capitalize()}", about, *map(_entry, rules)]
    parts += [f"## {SUITES}", ABOUT_SUITES, *map(_entry, RULES.values())]
    known = {*RULES, *(rule.id for rules in families.values() for rule in rules)}
    parts += [f"## {ITSELF}", *(_entry(rule) for rule in all_rules() if rule.id not in known)]
    return page("Checks", parts)


def _entry(rule: Rule) -> str:
    return "\n\n".join(_paragraphs(rule))


def _paragraphs(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id}: {_plain(rule.says)}"
    yield f"**{rule.level}**, {rule.datasets}; `{rule.name}`. {_plain(rule.why)}"
    yield f"Next: {_plain(rule.next_step)}"
    yield f"Source: {_plain(rule.source)}"


def _plain(text: str) -> str:
    """Return a text whose signs are no marks of Markdown."""
    return prose(text).replace("<", "&lt;").replace("*", "\\*")
