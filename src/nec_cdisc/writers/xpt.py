"""Writes a dataset as a SAS transport file, version 5, the only form in which tabulations are submitted."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.problem import Problem
from nec_cdisc.writers.fault_points import passed
from nec_cdisc.xpt.encode import Column
from nec_cdisc.xpt.ibm import WIDTH
from nec_cdisc.xpt.lengths import Lengths
from nec_cdisc.xpt.limits import LONGEST, is_name
from nec_cdisc.xpt.member import CHAR, Member, Variable
from nec_cdisc.xpt.transliterate import Replacement, merge, replacement_notes, transliterate
from nec_cdisc.xpt.write import RecordWriter

SUFFIX = ".xpt"


def file_name(dataset: str) -> str:
    """Return the name of a dataset's file: the dataset's name in lower case.

    Raises ``ValueError`` for a name that is none of a dataset, since it could lead to another folder.
    """
    if not is_name(dataset):
        message = f"{dataset!r} is no name of a dataset"
        raise ValueError(message)
    return dataset.lower() + SUFFIX


def member(dataset: Dataset, lengths: Lengths, stamp: datetime) -> Member:
    """Return what the file will say of a dataset.

    The columns of the dataset are the variables, in their order; label, type and format are the spec's. Numbers have 8
    bytes. Only dates of analysis have a format, for those of SDTM are ISO 8601 texts. Raises ``ValueError`` for a
    dataset without spec, or a column that the spec does not know.
    """
    known = dataset.spec.variables if dataset.spec else {}
    unknown = [name for name in dataset.columns if name not in known]
    if dataset.spec is None or unknown:
        message = f"the spec of {dataset.name} does not describe {', '.join(map(str, unknown)) or 'it'}"
        raise ValueError(message)
    described = [known[name] for name in dataset.columns]
    variables = (
        Variable(item.name, item.label, item.type, _length(dataset.name, item, lengths), item.sas_format)
        for item in described
    )
    return Member(dataset.name, dataset.spec.label, tuple(variables), stamp)


def _length(dataset: str, variable: VariableSpec, lengths: Lengths) -> int:
    """Return the bytes of a variable; beyond the longest that a file can hold each value has its own problem."""
    return min(lengths.of(dataset, variable.name), LONGEST) if variable.type == CHAR else WIDTH


def write(
    dataset: Dataset,
    path: Path,
    *,
    lengths: Lengths,
    stamp: datetime,
    table: Mapping[str, str],
    order: NDArray[np.int64] | None = None,
) -> tuple[Problem, ...]:
    """Write a dataset to a file and return everything that is wrong or worth knowing.

    ``lengths`` are those of the whole study, ``stamp`` is the time that the header states, ``table`` replaces
    characters beyond printable ASCII, ``order`` gives the order of the rows where it is not the dataset's. With any
    problem of severity error no file is left behind.
    """
    return _write([(dataset, order)], path, lengths, stamp, table)


def write_parts(
    parts: Iterable[Dataset], path: Path, *, lengths: Lengths, stamp: datetime, table: Mapping[str, str]
) -> tuple[Problem, ...]:
    """Write the partitions of one dataset one after the other, holding one of them at a time; else like :func:`write`.

    The first partition says what the variables are. Raises ``ValueError`` without any partition, or where a later
    one has other columns.
    """
    return _write(((part, None) for part in parts), path, lengths, stamp, table)


def _write(
    parts: Iterable[tuple[Dataset, NDArray[np.int64] | None]],
    path: Path,
    lengths: Lengths,
    stamp: datetime,
    table: Mapping[str, str],
) -> tuple[Problem, ...]:
    remaining = iter(parts)
    first = next(remaining, None)
    if first is None:
        message = f"no partition to write to {path.name}"
        raise ValueError(message)
    described = member(first[0], lengths, stamp)
    names = [variable.name for variable in described.variables]
    replaced: dict[str, list[Replacement]] = {name: [] for name in names}
    with path.open("wb") as file, RecordWriter(file, described) as writer:
        for part, order in itertools.chain([first], remaining):
            if list(part.columns) != names:
                message = f"a partition of {described.name} has other columns than the first one"
                raise ValueError(message)
            writer.append([_column(part, name, table, replaced[name]) for name in names], order)
            passed(f"{path.name} is begun")
        problems = writer.close()
    if problems:
        path.unlink()
    notes = (replacement_notes(f"{described.name}.{name}", merge(used)) for name, used in replaced.items())
    return (*problems, *itertools.chain.from_iterable(notes))


def _column(dataset: Dataset, name: str, table: Mapping[str, str], replaced: list[Replacement]) -> Column:
    """Return a column as the codec takes it: text in printable ASCII, numbers as they are."""
    held = dataset.columns[name]
    if not isinstance(held, Encoded):
        return held
    column, used = transliterate(held, table)
    replaced += used
    return column
