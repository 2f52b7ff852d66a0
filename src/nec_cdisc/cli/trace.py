"""The command ``trace``: from a value back to the raw cells, or from a raw row to all values that it touches."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from nec_cdisc.console.lineage import analysis_lines, end_lines, judged_lines, touched_lines, way
from nec_cdisc.lineage.analysis_trace import AnalysisTracer
from nec_cdisc.lineage.cut_off import judged, judged_sources
from nec_cdisc.lineage.question import RawRow, Results, Value, understood
from nec_cdisc.lineage.stored import Stored
from nec_cdisc.lineage.tabulation import Tabulation
from nec_cdisc.lineage.touched import TouchedRow, touched
from nec_cdisc.lineage.touched_analysis import touched_analysis
from nec_cdisc.lineage.trace import Step, Tracer
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Problem
from nec_cdisc.problem.visible import visible
from nec_cdisc.writers.publication import NotWritten, settle

#: Where a published set and its lineage stand below the study folder, of SDTM and of analysis.
OUTPUTS = Path("outputs")
SETS, LINEAGE = OUTPUTS / "sdtm", OUTPUTS / "lineage"
ANALYSIS, ANALYSIS_LINEAGE = OUTPUTS / "adam", OUTPUTS / "adam_lineage"
#: How names of analysis datasets begin (ADaMIG 1.3, section 3.1).
_AD = "AD"


def run_trace(folder: Path, words: Sequence[str], *, as_json: bool) -> int:
    """Trace a value or a raw row; returns 1 where there is nothing to trace."""
    try:
        settle(folder / OUTPUTS)
        analysis = _of_analysis(folder, words)
        stored = analysis if analysis is not None else Stored(folder / LINEAGE, folder / SETS)
        asked = understood(stored, words)
        if isinstance(asked, RawRow):
            _show_row(folder, stored, asked, as_json=as_json)
        elif analysis is not None:
            tracer = AnalysisTracer(stored, Tabulation(folder / LINEAGE, folder / SETS))
            _show_analysis(tracer, asked, as_json=as_json)
        elif isinstance(asked, Value):
            _show_value(stored, asked, as_json=as_json)
    except (NotWritten, Unreadable) as fault:
        _refuse(fault.problem)
        return 1
    return 0


def _of_analysis(folder: Path, words: Sequence[str]) -> Stored | None:
    """Return the lineage of analysis where one of its datasets is asked for."""
    if len(words) == 1:
        return None
    dataset = words[0].upper()
    try:
        stored = Stored(folder / ANALYSIS_LINEAGE, folder / ANALYSIS)
    except Unreadable:
        if dataset.startswith(_AD):
            raise
        return None
    return stored if dataset.startswith(_AD) or dataset in stored.datasets else None


def _show_analysis(tracer: AnalysisTracer, asked: Value | Results, *, as_json: bool) -> None:
    names = (asked.name,) if isinstance(asked, Value) else asked.names
    steps = [tracer.value(asked.dataset, asked.record, name) for name in names]
    subject = tracer.stored.subject(asked.dataset, asked.record)
    if as_json:
        said = {"subject": subject, "ends": [*tracer.ends]}
        _json({**said, **steps[0].data()} if isinstance(asked, Value) else {**said, "results": _data(steps)})
        return
    click.echo(f"{visible(str(subject))}, record {asked.record + 1} of {asked.dataset}")
    for line in (*(line for step in steps for line in way(step)), *end_lines(tracer.ends)):
        click.echo(line)


def _data(steps: Sequence[Step]) -> list[dict[str, Any]]:
    return [step.data() for step in steps]


def _refuse(problem: Problem) -> None:
    from nec_cdisc.console.problems import show_in_full  # noqa: PLC0415 - a trace that answers needs no tables
    from nec_cdisc.console.screen import screen  # noqa: PLC0415 - see above

    show_in_full(screen(), [problem], {})


def _show_value(stored: Stored, asked: Value, *, as_json: bool) -> None:
    step = Tracer(stored).value(asked.dataset, asked.record, asked.name)
    rows = list(judged_sources(stored, asked.dataset, asked.record))
    if as_json:
        cut_off = [row.data() for row in rows]
        _json({"subject": stored.subject(asked.dataset, asked.record), "cut_off": cut_off, **step.data()})
        return
    click.echo(
        f"{visible(str(stored.subject(asked.dataset, asked.record)))}, record {asked.record + 1} of {asked.dataset}"
    )
    for line in (*way(step), *judged_lines(rows)):
        click.echo(line)


def _show_row(folder: Path, stored: Stored, asked: RawRow, *, as_json: bool) -> None:
    row = touched(stored, asked.form, asked.row)
    further = touched_analysis(stored, row, folder / ANALYSIS_LINEAGE, folder / ANALYSIS)
    tracer = Tracer(stored)
    names = (*stored.columns(asked.form), *stored.private.get(asked.form, ()))
    steps = [tracer.raw(asked.form, asked.row, name) for name in names]
    cells = [step for step in steps if step.value is not None or step.notes]
    problems, left_out = list(tracer.problems(row.file, row.row, None)), stored.left_out(row.file, row.row)
    cut_off = judged(stored, asked.form, asked.row)
    if as_json:
        said = {"cut_off": cut_off.data() if cut_off is not None else None, "problems": problems}
        rules = [{name: item[name] for name in ("rule", "column", "line")} for item in left_out]
        more = None if isinstance(further, str) else _row_data(*further)
        said["analysis"] = more and {name: more[name] for name in ("touches", "lost")}
        _json({**_row_data(stored, row), "cells": [cell.data() for cell in cells], **said, "left_out": rules})
        return
    apart = [*problems, *(f"{item['rule']} [{item['line']}]" for item in left_out)]
    for line in touched_lines(stored, row, cells, apart, cut_off):
        click.echo(line)
    for line in analysis_lines(further):
        click.echo(line)


def _row_data(stored: Stored, row: TouchedRow) -> dict[str, Any]:
    def records(found: dict[tuple[str, str], Sequence[int]]) -> list[dict[str, Any]]:
        return [
            {
                "dataset": dataset,
                "variable": name,
                "record": record + 1,
                "subject": stored.subject(dataset, record),
                "value": stored.shown(dataset, record, name),
            }
            for (dataset, name), several in found.items()
            for record in several
        ]

    return {"file": row.file, "row": row.row, "touches": records(dict(row.values)), "lost": records(dict(row.lost))}


def _json(data: dict[str, Any]) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))
