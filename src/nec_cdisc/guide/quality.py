"""What a guide says of the quality of the data: ledger, queries, corrections, cut-off, findings of validation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nec_cdisc.document.template import Names
from nec_cdisc.expectations.rules import RULES
from nec_cdisc.guide.sources import ANALYSIS_REPORTS, REPORTS, Sources
from nec_cdisc.guide.tables import NOT_RUN, Cell, not_run, paragraph, table
from nec_cdisc.plugin.check import Level
from nec_cdisc.validate.issues import HEADINGS, Issue, Told, issues

#: Fates of rows and cells, as the columns of the ledger by subject name them.
FATES = ("mapped", "not_submitted", "left_out", "problem", "unaccounted")
_CONVERT, _VALIDATE = "nec-cdisc sdtm", "nec-cdisc validate"
_NO_VALIDATION = "Nobody validated these datasets."


def quality_names(sources: Sources) -> dict[str, Any]:
    """Return the groups ``ledger``, ``queries``, ``corrections``, ``cut_off`` and ``conformance``."""
    return {
        "ledger": Names("ledger", _ledger(sources)),
        "queries": Names("queries", _queries(sources)),
        "corrections": Names("corrections", _corrections(sources)),
        "cut_off": Names("cut_off", _cut_off(sources)),
        "conformance": Names("conformance", _conformance(sources)),
    }


def _ledger(sources: Sources) -> dict[str, Any]:
    lines = sources.report("ledger_subjects.csv")
    whole = next((line for line in reversed(lines or ()) if line.get("form") == "all forms"), None)
    if whole is None:
        missing = not_run("No ledger of a conversion is there.", _CONVERT)
        return {"table": missing, "rows": NOT_RUN.lower(), "cells": NOT_RUN.lower()}
    rows = [(fate.replace("_", " "), _number(whole, f"rows_{fate}"), _number(whole, f"cells_{fate}")) for fate in FATES]
    total = ("together", _number(whole, "rows"), _number(whole, "cells"))
    shown = table(("What became of it", "Raw records", "Filled cells"), [*rows, total])
    return {"table": shown, "rows": total[1], "cells": total[2]}


def _number(line: Mapping[str, str], name: str) -> int:
    said = line.get(name, "")
    return int(said) if said.isdigit() else 0


def _queries(sources: Sources) -> dict[str, Any]:
    folder = ANALYSIS_REPORTS if sources.analysis else REPORTS
    counts = sources.counts("problems.csv", ("severity", "code", "kind"), folder)
    if counts is None:
        step = "nec-cdisc adam" if sources.analysis else _CONVERT
        missing = not_run("No list of problems is there.", step)
        return {"table": missing, "open": NOT_RUN.lower(), "notes": NOT_RUN.lower(), "notes_table": missing}

    def of(severity: str) -> list[tuple[str, str, int]]:
        return sorted((code, kind, number) for (said, code, kind), number in counts.items() if said == severity)

    open_ones, notes = of("query"), of("note")
    headings = ("Code", "What", "Records")
    return {
        "open": sum(row[2] for row in open_ones),
        "table": table(headings, open_ones, "No query is open."),
        "notes": sum(row[2] for row in notes),
        "notes_table": table(headings, notes),
    }


def _corrections(sources: Sources) -> dict[str, Any]:
    lines = sources.report("corrections.csv")
    if lines is None:
        return {"count": NOT_RUN.lower(), "table": not_run("No report of a conversion is there.", _CONVERT)}
    columns = ("form", "key", "field", "old_value", "new_value", "who", "why", "result")
    rows = (tuple(line[name] for name in columns) for line in lines)
    headings = ("Form", "Record", "Field", "Was", "Is", "Who", "Why", "Result")
    return {"count": len(lines), "table": table(headings, rows, "No value of the export was corrected.")}


def _cut_off(sources: Sources) -> dict[str, Any]:
    lines = sources.report("cut_off.csv")
    if lines is None:
        return {"date": NOT_RUN.lower(), "table": not_run("No report of a conversion is there.", _CONVERT)}
    if not lines:
        none = "No data cut-off was applied: the datasets hold the whole export."
        return {"date": "none", "table": paragraph(none)}
    columns = ("rows", "rows_left_out", "rows_kept_partial_date", "rows_kept_without_date")
    rows: list[tuple[Cell, ...]] = [
        (line["form"], line["raw_column"] or "none", *(_number(line, name) for name in columns)) for line in lines
    ]
    headings = ("Form", "Date", "Records", "Left out", "Kept, date partial", "Kept, no date")
    return {"date": lines[0]["cut_off"], "table": table(headings, rows)}


def _conformance(sources: Sources) -> dict[str, Any]:
    data = sources.findings
    if data is None:
        missing = not_run(_NO_VALIDATION, _VALIDATE)
        said = NOT_RUN.lower()
        blocks = dict.fromkeys(("state", "table", "open", "accepted", "suites", "skipped"), missing)
        return {**blocks, "open_count": said, "accepted_count": said, "core": said, "rules": said}
    rules = {str(rule.get("check")): rule for rule in data.get("rules", []) if isinstance(rule, dict)}
    found = [issue for issue in issues(_told(data["findings"], rules)) if _of_guide(sources, issue.dataset)]
    open_ones = [issue for issue in found if issue.explanation is None]
    accepted = [issue for issue in found if issue.explanation is not None]
    none = "No finding is open, and none was accepted."
    return {
        "state": paragraph(_state(data)),
        "table": table(HEADINGS, (issue.cells for issue in found), none),
        "open": table(HEADINGS, (issue.cells for issue in open_ones), "No finding is open."),
        "accepted": table(HEADINGS, (issue.cells for issue in accepted), "No finding was accepted."),
        "open_count": _together(open_ones),
        "accepted_count": _together(accepted),
        "skipped": table(("Rule", "What it says", "Why it was skipped"), _skipped(rules.values())),
        "suites": paragraph(_suites(rules.values())),
        "core": _core(data),
        "rules": len(rules),
    }


def _of_guide(sources: Sources, dataset: str) -> bool:
    """Say whether a finding belongs into the guide: that of analysis has the analysis datasets alone."""
    return (dataset in sources.plan.study.analysis) is sources.analysis


def _told(findings: Iterable[Any], rules: Mapping[str, Mapping[str, Any]]) -> Iterator[Told]:
    for finding in findings:
        rule, waiver = str(finding.get("check")), finding.get("waiver")
        reason = str(waiver.get("reason")) if isinstance(waiver, dict) else None
        says = str(rules.get(rule, {}).get("says", ""))
        yield Told(rule, str(finding.get("dataset") or ""), Level(finding["severity"]), says, reason)


def _together(found: Iterable[Issue]) -> int:
    return sum(issue.count for issue in found)


def _state(data: Mapping[str, Any]) -> str:
    outcomes = data.get("outcomes", {})
    said = ", ".join(f"{number:,} {name}" for name, number in outcomes.items() if isinstance(number, int))
    return f"Rules by outcome: {said}. Checked against {data.get('standard') or 'no standard that is named'}."


def _skipped(rules: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    for rule in rules:
        if rule.get("outcome") == "skipped":
            yield str(rule.get("check")), str(rule.get("says", "")), str(rule.get("reason") or "")


def _suites(rules: Iterable[Mapping[str, Any]]) -> str:
    """Return whether the suites of expectations were run, and what became of their rules."""
    of_suites = [rule for rule in rules if rule.get("check") in RULES]
    ran = [rule for rule in of_suites if rule.get("outcome") != "skipped"]
    if not ran:
        reason = next(
            (str(rule.get("reason")) for rule in of_suites if rule.get("reason")), "no rule of them is reported"
        )
        return f"{NOT_RUN}: {reason}."
    found = sum(rule.get("outcome") == "found" for rule in ran)
    passed = len(ran) - found
    return f"The suites of expectations were run: {len(ran):,} rules, of which {passed:,} found nothing."


def _core(data: Mapping[str, Any]) -> str:
    """Return whether the CDISC CORE engine took part."""
    core = data.get("core")
    if not isinstance(core, dict):
        return NOT_RUN.lower()
    reason = str(core.get("reason") or "")
    version = core.get("CORE Engine Version")
    if reason:
        return f"{NOT_RUN.lower()}: {reason}"
    return f"run{f', engine {version}' if version else ''}, with {core.get('rules', 0):,} rules"
