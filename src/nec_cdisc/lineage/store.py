"""Writes lineage to a folder; its files are described in :mod:`nec_cdisc.lineage.layout`."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from nec_cdisc.dataset.arrow import integers, texts
from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.dataset.model import Births
from nec_cdisc.lineage.column_places import places
from nec_cdisc.lineage.layout import BIRTHS, CHECK, FORMS, INDEX, LEFT_OUT, PROBLEMS, RECORD, ROW, SUBJECT, VERSION
from nec_cdisc.lineage.model import DecidedCorrection, FormCut, LeftOut, Made, Recorded
from nec_cdisc.problem import Problem
from nec_cdisc.rules.value_text import value_text


def write(recorded: Recorded, folder: Path) -> None:
    """Write what is kept of a run to an empty folder."""
    (folder / FORMS).mkdir(parents=True, exist_ok=True)
    for name, form in recorded.forms.items():
        numbers = {ROW: _numbers(form.rows), **_checks(form.checks)}
        _table({**numbers, **_texts(form.columns)}, folder / FORMS / f"{name}.arrow")
    kinds = {}
    for name, made in recorded.datasets.items():
        columns = {SUBJECT: made.subject, **made.workings}
        _table({**_checks(made.checks), **_texts(columns)}, folder / f"{name.lower()}.arrow")
        kinds[name] = _births(made.births, folder / f"{name.lower()}{BIRTHS}.arrow")
    _table(_problems(recorded.problems), folder / f"{PROBLEMS}.arrow")
    _table(_left_out(recorded.left_out), folder / f"{LEFT_OUT}.arrow")
    files = {
        path.relative_to(folder).with_suffix("").as_posix(): places(path) for path in sorted(folder.rglob("*.arrow"))
    }
    index = {**_index(recorded, kinds), "files": files}
    lines = [f"{json.dumps(name)}: {json.dumps(said, ensure_ascii=False)}" for name, said in index.items()]
    (folder / INDEX).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


def _index(recorded: Recorded, kinds: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "version": VERSION,
        "rules": recorded.rules,
        "private": {name: list(form.private) for name, form in recorded.forms.items() if form.private},
        "datasets": {name: {"records": len(made.subject), "births": kinds[name]} for name, made in _sorted(recorded)},
        "corrections": [_correction(item) for item in recorded.corrections if item.row is not None],
        "cut_off": {cut.form: _cut_off(cut) for cut in recorded.cuts},
    }


def _sorted(recorded: Recorded) -> list[tuple[str, Made]]:
    return sorted(recorded.datasets.items())


def _correction(item: DecidedCorrection) -> dict[str, Any]:
    """Return a line of the register; ``refused`` says why it was not applied, and private values are left out."""
    line = item.correction
    old, new = (None, None) if item.secret else (line.old, line.new)
    said = {"who": line.who, "why": line.why, "line": str(line.place), "refused": item.refused}
    return {"file": item.file, "row": item.row, "column": line.field, "old": old, "new": new, **said}


def _cut_off(cut: FormCut) -> dict[str, Any]:
    return {"date": cut.date, "column": cut.column, "line": str(cut.place)}


def _births(births: Sequence[Births], path: Path) -> list[dict[str, Any]]:
    """Write births kind by kind, each in the order of records, and return the kinds with their place in the file."""
    kinds: list[dict[str, Any]] = []
    records, rows = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    start = 0
    for item in sorted(births, key=lambda item: (item.block or 0, item.role, item.table, item.target or "")):
        order = np.lexsort([item.rows, item.records])
        records.append(item.records[order])
        rows.append(item.rows[order])
        kind = {"role": item.role, "table": item.table, "target": item.target, "block": item.block}
        kinds.append({**kind, "first": start, "end": start + len(order)})
        start += len(order)
    _table({RECORD: _numbers(np.concatenate(records)), ROW: _numbers(np.concatenate(rows))}, path)
    return kinds


def _problems(problems: Iterable[Problem]) -> dict[str, pa.Array]:
    held = [(item, item.cells) for item in problems if item.cells is not None]
    lines = [
        (cells.file, cells.column, str(item.severity), item.code, item.message, item.target, _line(item))
        for item, cells in held
    ]
    names = ("file", "column", "severity", "code", "message", "target", "line")
    return _lines(names, lines, [cells.rows for _, cells in held])


def _left_out(left_out: Iterable[LeftOut]) -> dict[str, pa.Array]:
    held = list(left_out)
    lines = [(item.file, item.rule, item.column, _line(item)) for item in held]
    return _lines(("file", "rule", "column", "line"), lines, [item.rows for item in held])


def _line(item: Problem | LeftOut) -> str | None:
    return None if item.place is None else str(item.place)


def _lines(
    names: Sequence[str], lines: Sequence[tuple[Any, ...]], rows: Sequence[Sequence[int]]
) -> dict[str, pa.Array]:
    """Return columns of what is said of rows; ``lines`` hold the texts that ``names`` names, once for all its rows."""
    columns = list(zip(*lines, strict=True)) if lines else [()] * len(names)
    of = np.repeat(np.arange(len(lines)), [len(numbers) for numbers in rows])
    said = {name: _text(encode(column).take(of)) for name, column in zip(names, columns, strict=True)}
    return {ROW: _numbers(np.array([*itertools.chain.from_iterable(rows)], np.int64)), **said}


def _texts(columns: Mapping[str, Encoded]) -> dict[str, pa.Array]:
    return {name: _text(column) for name, column in columns.items()}


def _text(column: Encoded) -> pa.Array:
    """Return a column as Arrow holds it: codes as narrow as they fit, and the distinct values as texts.

    The values are those that stand in the column, in the order in which they first do: what a run in partitions knows
    of others, and when it came to know them, leaves no trace.
    """
    column = _in_order(column)
    width = next(kind for kind in (np.int8, np.int16, np.int32) if len(column.values) <= np.iinfo(kind).max)
    codes = integers(np.maximum(column.codes, 0).astype(width), column.missing())
    return pa.DictionaryArray.from_arrays(
        codes, texts([value if isinstance(value, str) else value_text(value) for value in column.values])
    )


def _in_order(column: Encoded) -> Encoded:
    nowhere = len(column)
    first = np.full(len(column.values) + 1, nowhere, np.int64)
    first[column.codes[::-1]] = np.arange(nowhere - 1, -1, -1)
    used = np.flatnonzero(first[:-1] < nowhere)
    used = used[np.argsort(first[used])]
    number = np.full(len(column.values) + 1, -1, np.int32)
    number[used] = np.arange(len(used), dtype=np.int32)
    return Encoded(number[column.codes], [column.values[code] for code in used.tolist()])


def _checks(checks: NDArray[np.int64] | None) -> dict[str, pa.Array]:
    return {} if checks is None else {CHECK: _numbers(checks)}


def _numbers(values: NDArray[np.int64]) -> pa.Array:
    return integers(values.astype(np.int32))


def _table(columns: Mapping[str, pa.Array], path: Path) -> None:
    table = pa.table(dict(columns))
    with path.open("wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)
