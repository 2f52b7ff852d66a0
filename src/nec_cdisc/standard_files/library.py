"""Reads exports of the CDISC Library: variables and datasets of an SDTMIG as CSV, workbook or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nec_cdisc.readers.raw_file import refuse
from nec_cdisc.standard_files.columns import Columns, columns, has, require_width
from nec_cdisc.standard_files.content import Content, Kind, opened
from nec_cdisc.standard_files.guide import At, Guide, dataset_row, variable_row, version_of
from nec_cdisc.standard_files.library_json import read_json
from nec_cdisc.standard_files.workbooks import tables

VERSION, DATASET, CLASS = "Version", "Dataset Name", "Class"
#: Our column to the heading in the Library.
VARIABLE_HEADINGS = {
    "variable": "Variable Name",
    "label": "Variable Label",
    "type": "Type",
    "role": "Role",
    "core": "Core",
    "order": "Variable Order",
    "codelist": "CDISC CT Codelist Code(s)",
    "format": "Described Value Domain(s)",
}
DATASET_LABEL, STRUCTURE = "Dataset Label", "Structure"
VARIABLES = (
    "Variable Name",
    VERSION,
    DATASET,
    *(text for name, text in VARIABLE_HEADINGS.items() if name != "variable"),
)
DATASETS = (DATASET_LABEL, VERSION, CLASS, DATASET, STRUCTURE)
_KINDS = (VARIABLES, DATASETS)


def read_library(path: Path) -> Guide:
    """Return what a file of the CDISC Library holds: variables, datasets, or both.

    Raises:
        Unreadable: TRM101, TRM103, TRM104, TRM105, and what the reader of workbooks refuses.

    """
    content = opened(path)
    if content.kind is Kind.JSON:
        return read_json(content)
    if content.kind is Kind.XML:
        refuse("TRM103", f"{content.name} is XML; the CDISC Library gives CSV, .xlsx and JSON.", content.name)
    found: list[tuple[int, Iterator[tuple[int, list[str]]]]]
    if content.kind is Kind.WORKBOOK:
        found = [(kind, iter(list(rows))) for kind, _, rows in tables(content, *_KINDS)]
    else:
        records = list(content.records())
        header = records[0][1] if records else []
        found = [(int(has(header, DATASETS) and not has(header, VARIABLES)), iter(records))]
    guide = Guide("")
    for kind, rows in found:
        _take(guide, content, kind, rows)
    return guide


def _take(guide: Guide, content: Content, kind: int, rows: Iterator[tuple[int, list[str]]]) -> None:
    line, header = next(rows, (1, []))
    known = columns(header, _KINDS[kind], (), content.name, line)
    empty = True
    for number, cells in rows:
        require_width(cells, known, content.name, number)
        empty = False
        at = At(content.name, number)
        _version(guide, known.cell(cells, VERSION), at)
        if kind:
            _dataset(guide, known, cells, at)
        else:
            _variable(guide, known, cells, at)
    if empty:
        refuse("TRM101", f"{content.name} has a header and no row.", content.name)


def _version(guide: Guide, text: str, at: At) -> None:
    version = version_of(text)
    if version is None:
        at.refuse(f"the version is {text[:60]!r}, not that of an SDTMIG")
    elif guide.version and guide.version != version:
        at.refuse(f"SDTMIG {version} stands beside SDTMIG {guide.version}")
    guide.version = version or ""


def _dataset(guide: Guide, known: Columns, cells: list[str], at: At) -> None:
    name, label, class_name, structure = (
        known.cell(cells, heading) for heading in (DATASET, DATASET_LABEL, CLASS, STRUCTURE)
    )
    if name in guide.datasets:
        at.refuse(f"the dataset {name} stands twice")
    guide.datasets[name] = dataset_row(name, label, class_name, structure, at)


def _variable(guide: Guide, known: Columns, cells: list[str], at: At) -> None:
    row = variable_row({name: known.cell(cells, heading) for name, heading in VARIABLE_HEADINGS.items()}, at)
    rows = guide.variables.setdefault(known.cell(cells, DATASET), [])
    if any(other["variable"] == row["variable"] for other in rows):
        at.refuse(f"the variable {row['variable']} stands twice")
    rows.append(row)
