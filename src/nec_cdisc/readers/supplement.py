"""Reads supplemental qualifiers (SUPP--) as columns of the dataset that they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, Rows, combine, constant, recode, stack
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plugin.reader import FileOptions
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers import read
from nec_cdisc.readers.raw_file import listed, refuse

#: What a qualifier of a whole subject has in IDVAR, in DM.
OF_SUBJECT = ""
#: The variables that say which record a qualifier belongs to, and what it is.
STRUCTURE = ("USUBJID", "IDVAR", "IDVARVAL", "QNAM", "QVAL")


def qualifiers(path: Path) -> list[str]:
    """Return the names of the qualifiers in a file, in order of the text.

    Raises:
        Unreadable: where the file cannot be used at all; ANL151 where it is none of qualifiers.

    """
    names = _read(path, path.name).column("QNAM")
    return sorted({name for name in names.to_list() if name is not None})


def joined(parent: Dataset, path: Path, name: str) -> tuple[dict[str, Encoded], list[Problem]]:
    """Return the qualifiers in a file as columns over the records of their dataset, and what is wrong (ANL104).

    A qualifier belongs to the record of its subject whose variable IDVAR has the value IDVARVAL. Numbers are compared
    as numbers. Where a record has two values of a qualifier none of them stands (ANL107).

    Raises:
        Unreadable: where the file cannot be used at all.

    """
    supplement = _read(path, name)
    names = supplement.column("QNAM")
    columns = {qualifier: constant(None, len(parent)) for qualifier in sorted(set(names.values))}
    problems: list[Problem] = []
    for variable, rows in _by_identifier(supplement):
        found = _records(parent, supplement.column("USUBJID"), supplement.column("IDVARVAL"), variable, rows)
        problems += _lost(name, supplement, rows[found < 0], variable)
        known, records = rows[found >= 0], found[found >= 0]
        for code in np.unique(names.codes[known]).tolist():
            mine = names.codes[known] == code
            of, at = records[mine], known[mine]
            once = np.bincount(of, minlength=len(parent))[of] == 1
            problems += _twice(name, supplement, at[~once], names.values[code])
            values = supplement.column("QVAL").take(at[once])
            columns[names.values[code]] = _placed(columns[names.values[code]], of[once], values)
    return columns, problems


def _read(path: Path, name: str) -> Dataset:
    supplement: Dataset = read(path, name, FileOptions()).dataset
    lacking = [variable for variable in STRUCTURE if variable not in supplement.columns]
    if lacking:
        refuse("ANL151", f"{name} has no {listed(lacking)}", name)
    return supplement


def _by_identifier(supplement: Dataset) -> Iterator[tuple[str, Rows]]:
    """Yield each variable that identifies records, blank for a subject's one record, with the rows that use it."""
    identifier = supplement.column("IDVAR")
    for code, variable in enumerate([*identifier.values, OF_SUBJECT]):
        wanted = -1 if code == len(identifier.values) else code
        rows = np.flatnonzero(identifier.codes == wanted)
        if len(rows):
            yield variable, rows


def _records(parent: Dataset, subject: Encoded, value: Encoded, variable: str, rows: Rows) -> Rows:
    """Return the record of the parent for each row of a supplement, -1 where there is none."""
    if variable and variable not in parent.columns:
        return np.full(len(rows), -1, np.int64)
    theirs, mine = [parent.column("USUBJID")], [subject.take(rows)]
    if variable:
        theirs.append(parent.column(variable))
        mine.append(recode(value, [text.strip() for text in value.values]).take(rows))
    group, _ = combine([stack([one, other]) for one, other in zip(theirs, mine, strict=True)])
    records = len(parent)
    last = np.full(len(group), -1, np.int64)
    last[group[:records][::-1]] = np.arange(records - 1, -1, -1)
    return last[group[records:]]


def _placed(column: Encoded, records: Rows, values: Encoded) -> Encoded:
    """Return a column with values at some records."""
    both = stack([column, values])
    codes = both.codes[: len(column)].copy()
    codes[records] = both.codes[len(column) :]
    return Encoded(codes, both.values)


def _twice(name: str, supplement: Dataset, rows: Rows, qualifier: str) -> Iterator[Problem]:
    if len(rows):
        message = f"{qualifier} in {name} has several values for one record"
        yield Problem("ANL107", message, cells=Cells(name, _numbers(supplement, rows), "QVAL"))


def _lost(name: str, supplement: Dataset, rows: Rows, variable: str) -> Iterator[Problem]:
    if len(rows):
        message = f"{len(rows)} qualifiers in {name} name no record by {variable or 'their subject'}"
        yield Problem("ANL104", message, cells=Cells(name, _numbers(supplement, rows), "IDVARVAL"))


def _numbers(supplement: Dataset, rows: Rows) -> tuple[int, ...]:
    return tuple(supplement.rows[rows].tolist()) if supplement.rows is not None else ()
