"""The command ``trace``: from a value back to the raw cells, or from a raw row to all values that it touches."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from nec_cdisc.console.lineage import judged_lines, touched_lines, way
from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.screen import shown
from nec_cdisc.lineage.cut_off import judged, judged_sources
from nec_cdisc.lineage.question import RawRow, Value, understood
from nec_cdisc.lineage.stored import Stored
from nec_cdisc.lineage.touched import TouchedRow, touched
from nec_cdisc.lineage.trace import Tracer
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.writers.publication import NotWritten, settle

#: Where a published set and its lineage stand below the study folder.
OUTPUTS = Path("outputs")
SETS, LINEAGE = OUTPUTS / "sdtm", OUTPUTS / "lineage"


def run_trace(folder: Path, words: Sequence[str], *, as_json: bool) -> int:
    """Trace a value or a raw row; returns 1 where there is nothing to trace."""
    console = Console(highlight=False, soft_wrap=True)
    try:
        settle(folder / OUTPUTS)
        stored = Stored(folder / LINEAGE, folder / SETS)
        asked = understood(stored, words)
        if isinstance(asked, Value):
            _show_value(console, stored, asked, as_json=as_json)
        else:
            _show_row(console, stored, asked, as_json=as_json)
    except (NotWritten, Unreadable) as fault:
        show_in_full(console, [fault.problem], {})
        return 1
    return 0


def _show_value(console: Console, stored: Stored, asked: Value, *, as_json: bool) -> None:
    step = Tracer(stored).value(asked.dataset, asked.record, asked.name)
    rows = list(judged_sources(stored, asked.dataset, asked.record))
    if as_json:
        cut_off = [row.data() for row in rows]
        _json(console, {"subject": stored.subject(asked.dataset, asked.record), "cut_off": cut_off, **step.data()})
        return
    console.print(
        f"{shown(str(stored.subject(asked.dataset, asked.record)))}, record {asked.record + 1} of {asked.dataset}"
    )
    for line in (*way(step), *judged_lines(rows)):
        console.print(line)


def _show_row(console: Console, stored: Stored, asked: RawRow, *, as_json: bool) -> None:
    row = touched(stored, asked.form, asked.row)
    tracer = Tracer(stored)
    names = (*stored.columns(asked.form), *stored.private.get(asked.form, ()))
    steps = [tracer.raw(asked.form, asked.row, name) for name in names]
    cells = [step for step in steps if step.value is not None or step.notes]
    problems, left_out = list(tracer.problems(row.file, row.row, None)), stored.left_out(row.file, row.row)
    cut_off = judged(stored, asked.form, asked.row)
    if as_json:
        said = {"cut_off": cut_off.data() if cut_off is not None else None, "problems": problems}
        rules = [{name: item[name] for name in ("rule", "column", "line")} for item in left_out]
        _json(console, {**_row_data(stored, row), "cells": [cell.data() for cell in cells], **said, "left_out": rules})
        return
    apart = [*problems, *(f"{item['rule']} [{item['line']}]" for item in left_out)]
    for line in touched_lines(stored, row, cells, apart, cut_off):
        console.print(line)


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


def _json(console: Console, data: dict[str, Any]) -> None:
    console.print(json.dumps(data, ensure_ascii=False, indent=1), markup=False)
