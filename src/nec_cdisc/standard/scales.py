"""Reads how questionnaires are scored: a file is a questionnaire, a row one of its scales."""

from __future__ import annotations

from collections.abc import Mapping

from nec_cdisc.plugin.convention import Scale, ScaleTable
from nec_cdisc.problem import Problem
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.table import Column, Form, Row

FOLDER = "scales"
KINDS = ("functional", "symptom", "global")
SCALES = Form(
    (
        Column("scale", filled=True, limit=8),
        Column("name", filled=True),
        Column("kind", filled=True, words=KINDS),
        Column("items", filled=True),
        Column("low", filled=True, number="count"),
        Column("high", filled=True, number="count"),
        Column("needed", filled=True, number="count"),
    ),
    key=("scale",),
)


def scale_tables(layers: Layers) -> tuple[Mapping[str, ScaleTable], list[Problem]]:
    """Return the scales of all questionnaires by the name of their file, such as ``eortc-qlq-c30``, and the problems.

    Codes: STD101 to STD106, STD109, STD110, and STD121 for a scale that cannot be scored.
    """
    tables = {}
    problems: list[Problem] = []
    for name in _names(layers):
        rows, found = layers.merged(f"{FOLDER}/{name}.csv", SCALES)
        problems += found
        wrong = {key: fault for key, row in rows.items() if (fault := _fault(row))}
        problems += [rows[key].problem("STD121", f"{rows[key]['name']}: {fault}.") for key, fault in wrong.items()]
        scales = [_scale(row) for key, row in rows.items() if key not in wrong]
        tables[name] = ScaleTable(name, {scale.code: scale for scale in scales})
    return tables, problems


def _names(layers: Layers) -> list[str]:
    folders = [folder / FOLDER for folder in (layers.packaged, layers.overlay) if folder is not None]
    return sorted({path.stem for folder in folders for path in folder.glob("*.csv")})


def _fault(row: Row) -> str | None:
    items = row["items"].split()
    if len(set(items)) < len(items):
        return "an item stands twice"
    if int(row["high"]) <= int(row["low"]):
        return f"the highest answer {row['high']} is not above the lowest {row['low']}"
    if not 1 <= int(row["needed"]) <= len(items):
        return f"{row['needed']} answers are needed of {len(items)} items"
    return None


def _scale(row: Row) -> Scale:
    low, high, needed = (int(row[column]) for column in ("low", "high", "needed"))
    return Scale(row["scale"], row["name"], row["kind"], tuple(row["items"].split()), low, high, needed)
