"""Runs checks on a package; each has one of four outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np

from nec_cdisc.plugin.check import Check, Found, Rule, Skipped
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records
from nec_cdisc.standard.model import Standard
from nec_cdisc.validate.secret import Variable


class Outcome(StrEnum):
    """What became of a check: only ``PASSED`` says that all is well."""

    PASSED = "passed"
    FOUND = "found"
    SKIPPED = "skipped"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Result:
    """What one rule gave.

    ``looked_at`` are the datasets that it was held against. ``reason`` says why it was skipped, for which datasets of
    several it was, or how it broke. ``reads`` are the variables, with their datasets, that it says to read, ``None``
    for one that may read anything of the package.
    """

    rule: Rule
    outcome: Outcome
    found: tuple[Found, ...] = ()
    looked_at: tuple[str, ...] = ()
    reason: str = ""
    reads: frozenset[Variable] | None = frozenset()


def run(checks: Iterable[Check], package: Package, standard: Standard, facts: Facts) -> list[Result]:
    """Run checks on a package, one after the other; one that breaks keeps no other from running."""
    at_hand = {"package": package, "standard": standard, "facts": facts}
    return [_result(item, package, at_hand) for item in checks]


def _result(item: Check, package: Package, at_hand: Mapping[str, Any]) -> Result:
    absent = list(_absent(item, package))
    if absent:
        return Result(item.rule, Outcome.SKIPPED, reason="; ".join(absent))
    given = {**at_hand, **{name.lower(): _usable(package, name, item) for name in item.needs}}
    tables = list(_tables(item, package))
    if not tables and (item.each or item.each_analysis):
        wanted = ", ".join(item.each or item.each_analysis)
        return Result(item.rule, Outcome.SKIPPED, reason=f"no dataset with records has {wanted}")
    calls = [{**given, "records": table} for table in tables] or [given]
    looked_at = [table.name for table in tables] or [name for name in item.needs if name in package]
    result = replace(_called(item, calls, looked_at), reads=_reads(item, package, tables))
    if result.outcome is Outcome.PASSED and not package.tables:
        return replace(result, outcome=Outcome.SKIPPED, reason="there is no dataset")
    return result


def _reads(item: Check, package: Package, tables: Sequence[Records]) -> frozenset[Variable] | None:
    if "package" in item.parameters:
        return None
    needed = [(package[name], names) for name, names in item.needs.items() if name in package]
    needed += [(table, item.each or item.each_analysis) for table in tables]
    return frozenset((table.name, table.variable(name)) for table, names in needed for name in names)


def _called(item: Check, calls: Sequence[Mapping[str, Any]], looked_at: Sequence[str]) -> Result:
    found: list[Found] = []
    skipped: list[str] = []
    for arguments in calls:
        try:
            with np.errstate(all="ignore"):  # what no number can hold is infinite, or none; nobody is warned of it
                answers = list(item.function(**{name: arguments[name] for name in item.parameters}))
            found += [answer for answer in answers if answer.records is None or len(answer.records)]
        except Skipped as because:
            skipped.append(str(because))
        except Exception as fault:  # noqa: BLE001 - a check that breaks is an outcome, and never ends the run
            named = f" on {arguments['records'].name}" if "records" in item.parameters else ""
            reason = f"{type(fault).__name__}{named}: {fault}"
            return Result(item.rule, Outcome.BROKEN, tuple(found), tuple(looked_at), reason)
    outcome = Outcome.FOUND if found else Outcome.SKIPPED if len(skipped) == len(calls) else Outcome.PASSED
    return Result(item.rule, outcome, tuple(found), tuple(looked_at), "; ".join(dict.fromkeys(skipped)))


def _usable(package: Package, name: str, item: Check) -> Records | None:
    """Return a dataset that a check reads, ``None`` for an optional one that is absent or lacks what is read of it."""
    return package[name] if name in package and package[name].has(*item.needs[name]) else None


def _absent(item: Check, package: Package) -> Iterator[str]:
    """Say what a check cannot do without and has not."""
    for name, variables in item.needs.items():
        if name in item.optional:
            continue
        if name not in package:
            yield f"there is no {name}"
        elif lacking := [package[name].variable(each) for each in variables if not package[name].has(each)]:
            yield f"{name} has no {', '.join(lacking)}"
        elif not len(package[name]):
            yield f"{name} has no record"


def _tables(item: Check, package: Package) -> Iterator[Records]:
    if item.each:
        yield from (table for table in package.tabulation if len(table) and table.has(*item.each))
    if item.each_analysis:
        yield from (table for table in package.analysis if len(table) and table.has(*item.each_analysis))
