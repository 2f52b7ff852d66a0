"""Reads the files of a package as datasets, whoever wrote them; what cannot be read is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from nec_cdisc.dataset.model import Column, Dataset
from nec_cdisc.plugin.reader import FileOptions, Unreadable
from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.readers import dataset_json
from nec_cdisc.readers.dataset_json_numbers import as_numbers, is_number
from nec_cdisc.readers.raw_file import os_errors_refused, require_content
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records
from nec_cdisc.source.text_file import entries
from nec_cdisc.xpt import frame as codec_frame
from nec_cdisc.xpt import read as codec
from nec_cdisc.xpt.member import Member

TRANSPORT = ".xpt"
DEFINE = "define.xml"
SUFFIXES = (TRANSPORT, *dataset_json.SUFFIXES)


@dataclass(slots=True)
class _Gathered:
    """What was read so far."""

    tables: dict[str, Records] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    unread: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    described: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_package(folders: Sequence[Path]) -> Package:
    """Return the datasets in some folders: transport files, and Dataset-JSON.

    A file that cannot be read, or not wholly, stands in ``unread`` with its problems; so does the second file of a
    dataset, and a folder that is none or cannot be listed.
    """
    gathered = _Gathered()
    for folder in folders:
        name = folder.name or "FOLDER"
        found = entries(folder, name) if folder.is_dir() else _no_folder(folder, name)
        if isinstance(found, Problem):
            gathered.unread[name] = (found,)
            continue
        before = set(gathered.tables)
        for path in found:
            if path.suffix.lower() in SUFFIXES:
                _add(path, gathered)
        for path in found:
            if path.name == DEFINE and path.is_file():
                _describe(path, gathered, gathered.tables.keys() - before)
    return Package(dict(sorted(gathered.tables.items())), gathered.members, gathered.unread, gathered.described)


def _describe(path: Path, gathered: _Gathered, beside: Iterable[str]) -> None:
    """Read what a define.xml tells of the datasets; one that it describes without a file has no data."""
    from nec_cdisc.validate.define_file import NoDefine, read_define  # noqa: PLC0415 - few folders have one

    try:
        define = read_define(path)
    except (NoDefine, OSError) as fault:
        said = fault if isinstance(fault, NoDefine) else "it cannot be read"
        gathered.unread[path.name] = (Problem("PKG023", f"{path.name}: {said}", Place(path.name)),)
        return
    gathered.described |= {name: tuple(each.variables) for name, each in define.datasets.items() if each.file}
    for name in sorted(beside):
        gathered.described[name] = tuple(define.datasets[name].variables) if name in define.datasets else ()


def _no_folder(path: Path, name: str) -> Problem:
    return Problem("SRC101", f"{name} is {'no folder' if path.exists() else 'not there'}", Place(name))


def _add(path: Path, gathered: _Gathered) -> None:
    try:
        require_content(path, path.name)
        with os_errors_refused(path.name):
            read = list(_transport(path) if path.suffix.lower() == TRANSPORT else _dataset_json(path))
    except Unreadable as refusal:
        gathered.unread[path.name] = (refusal.problem,)
        return
    for dataset, member, problems in read:
        if dataset.name in gathered.tables:
            message = f"{path.name} holds {dataset.name}, which {gathered.tables[dataset.name].file} holds too"
            problems = (*problems, Problem("ANL150", message, cells=Cells(path.name)))  # noqa: PLW2901 - one more
        else:
            gathered.tables[dataset.name] = Records(dataset, path.name)
            if member is not None:
                gathered.members[dataset.name] = member
        if problems:
            gathered.unread[path.name] = (*gathered.unread.get(path.name, ()), *problems)


def _transport(path: Path) -> Iterator[tuple[Dataset, Member | None, tuple[Problem, ...]]]:
    for table in codec.read(path):
        counted = Counter(variable.name for variable in table.member.variables)
        twice = [name for name, count in counted.items() if count > 1]
        told = (Problem("XPT104", f"{table.member.name} has several variables named {name}") for name in twice)
        yield codec_frame.dataset(table), table.member, (*table.problems, *told)


def _dataset_json(path: Path) -> Iterator[tuple[Dataset, Member | None, tuple[Problem, ...]]]:
    header = dataset_json.described(path, path.name)
    reading = dataset_json.read(path, path.name, FileOptions())
    columns: dict[str, Column] = {}
    problems = list(reading.problems)
    rows = reading.dataset.rows if reading.dataset.rows is not None else np.arange(len(reading.dataset))
    for column in header.columns:
        columns[column.name] = reading.dataset.column(column.name)
        if is_number(column):
            text = reading.dataset.column(column.name)
            columns[column.name], found = as_numbers(text, column, path.name, rows)
            problems += found
    yield Dataset(header.name, columns), None, tuple(problems)
