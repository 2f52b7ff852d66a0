"""Validations to report: small ones that hold every case, and one of very many findings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
from tests.checks.made import package, table

from nec_cdisc.plugin.check import Found, Level, Rule
from nec_cdisc.problem import Place, Problem
from nec_cdisc.report.validation.about import About
from nec_cdisc.standard.loading import load
from nec_cdisc.validate.comparison import FIELDS, Earlier, compare
from nec_cdisc.validate.core_report import CoreRun, State
from nec_cdisc.validate.finding import findings
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.validation import Validation
from nec_cdisc.validate.waiver import Register, Waiver
from nec_cdisc.validate.waiving import waive

#: A text that would do harm wherever it is not taken as text.
NASTY = '<script>document.title="harmed"</script>"&\'=cmd|x \u202e\x07'
ABOUT = About("T-1", "SDTMIG 3.4, controlled terminology 2025-03-28", dt.date(2026, 1, 31))
_SOURCE = "SDTMIG 3.4"


def rule(code, level=Level.ERROR, says="It holds."):
    """Return a rule."""
    return Rule(code, f"{code.lower()}_rule", level, says, f"Why {code}.", f"Do {code}.", _SOURCE, "AE, LB")


def events(count=6, **columns):
    """Return adverse events of three subjects, the first term nasty."""
    terms = [NASTY, *["Nausea", "Headache"] * count][:count]
    subjects = [f"T-1-{number % 3 + 1:03}" for number in range(count)]
    dates = [f"2019-07-{number % 28 + 1:02}" for number in range(count)]
    numbered = [float(number // 3 + 1) for number in range(count)]
    held = {"USUBJID": subjects, "AESEQ": numbered, "AETERM": terms, "AESTDTC": dates, **columns}
    return table("AE", **held)


def origins(dataset, records):
    """Tell a raw row for each record."""
    return [(f"raw/{dataset.lower()}.csv:{record + 2}",) for record in records]


def lines(dataset, variable):
    """Tell a mapping line of the variables that have one."""
    return f"mappings/sdtm/{dataset.lower()}.yaml:12:3" if variable == "AESTDTC" else None


def validation(*, earlier=None, core=None):
    """Return a validation with a finding of every kind: open, waived, of a whole dataset, skipped, broken, of CORE."""
    ae = events()
    results = [
        Result(
            rule("AEV101"),
            Outcome.FOUND,
            (ae.found(np.array([0, 1]), "{AETERM} starts {AESTDTC}", "AESTDTC"),),
            ("AE",),
        ),
        Result(rule("AEV102", Level.WARNING), Outcome.FOUND, (ae.found(np.array([2]), "look at {AETERM}", "AETERM"),)),
        Result(rule("AEV103"), Outcome.PASSED, looked_at=("AE",)),
        Result(rule("LBV101"), Outcome.SKIPPED, reason="there is no LB"),
        Result(rule("LBV102", Level.NOTE), Outcome.BROKEN, reason="ValueError: <oh>"),
        Result(rule("PKG105", Level.REJECT), Outcome.FOUND, (Found("DM", "there is no DM"),)),
    ]
    held = package(ae)
    waiver = Waiver("AEV102", "AE", "Known & <accepted>", "A. Manager", "2026-02-01", place())
    register = Register((waiver,), exists=True)
    found, _ = waive(findings(results, held, load().standard, origins, lines), register)
    made = Validation(held, tuple(results), found, register, core=core or CoreRun())
    if earlier is None:
        return made
    known = tuple({**dict.fromkeys(FIELDS), "check": "AEV103", **item} for item in earlier)
    told, comparison = compare(found, Earlier("earlier.json", known), results)
    return replace(made, findings=told, comparison=comparison)


def unusable():
    """Return a validation without findings, of which a waiver and the standard cannot be used."""
    problems = (Problem("WVR110", "a waiver cannot be used: no reason", place()), Problem("STD113", "There is no 9.9"))
    return Validation(package(events()), (Result(rule("AEV101"), Outcome.PASSED),), (), problems=problems)


def place():
    """Return the place of a waiver."""
    return Place("mappings/waivers.csv", 2, 1)


def ran():
    """Return a run of CORE that broke on one rule."""
    results = (Result(rule("CORE-000001"), Outcome.BROKEN, reason="it broke within CORE"),)
    return CoreRun(State.RAN, "", (("CORE Engine Version", "0.17.1"),), results)


def many(count=10_000, rules=100):
    """Return a validation with very many findings, of many rules and subjects."""
    subjects = [f"T-1-{number % 400:04}" for number in range(count)]
    levels = [Level.ERROR, Level.WARNING, Level.NOTE, Level.WARNING]
    lb = table(
        "LB",
        USUBJID=subjects,
        LBSEQ=[float(number + 1) for number in range(count)],
        LBTESTCD=[("HGB", "PLAT", "NEUT", "CGA")[number % 4] for number in range(count)],
        LBORRES=[str(number % 977) for number in range(count)],
        LBDTC=[f"2019-{number % 12 + 1:02}-{number % 28 + 1:02}" for number in range(count)],
    )
    said = "The result {LBORRES} of {LBTESTCD} on {LBDTC} is out of what is possible"
    results = [
        Result(
            rule(f"LBV{101 + number}", levels[number % 4], f"Results of rule {number} are possible."),
            Outcome.FOUND,
            (lb.found(np.arange(number, count, rules), said, "LBORRES", "LBDTC"),),
            ("LB",),
        )
        for number in range(rules)
    ]
    held = package(lb)
    found = tuple(findings(results, held, load().standard, origins, lines))
    return Validation(held, tuple(results), found)
