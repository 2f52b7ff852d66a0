"""Understands what shall be traced: a value by dataset, subject, keys and variable, or a raw row by file and number.

Of a record of analysis the parameter may be asked for alone (``ADTTE 01-003 PFS``): then it is its results.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from nec_cdisc.lineage.stored import Stored
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Problem
from nec_cdisc.source.nearest import nearest

#: How a raw row is written: the file as the study names it, a colon and the record number.
RAW_ROW = re.compile(r"(?P<file>.+):(?P<row>[0-9]{1,9})")
#: Dataset, subject and variable.
FEWEST = 3
#: The variable that names the parameter of a record of analysis, and those that hold a result, in order.
PARAMETER = "PARAMCD"
RESULTS = ("AVAL", "AVALC", "ADT", "CNSR", "EVNTDESC")
#: Sequence numbers that a message shows.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Value:
    """A variable (or supplemental qualifier) of one record."""

    dataset: str
    record: int
    name: str


@dataclass(frozen=True, slots=True)
class Results:
    """What a record of analysis says: the variables of its result."""

    dataset: str
    record: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawRow:
    """A record of a form by its number in the file (header: row 1)."""

    form: str
    row: int


def understood(stored: Stored, words: Sequence[str]) -> Value | Results | RawRow:
    """Return what shall be traced.

    Raises :class:`~nec_cdisc.plugin.reader.Unreadable` (RUN131) where there is no such thing, with the nearest name or
    the keys that there are.
    """
    if len(words) == 1 and (match := RAW_ROW.fullmatch(words[0])):
        return _raw_row(stored, match["file"].replace("\\", "/"), int(match["row"]))
    if len(words) < FEWEST:
        _refuse("write DATASET SUBJECT [KEY ...] VARIABLE, or FILE:ROW")
    dataset, subject, *keys, name = words
    dataset = dataset.upper()
    if dataset not in stored.datasets:
        if stored.has_file(dataset):
            _refuse(f"{dataset} is made of the mappings and of other datasets alone; trace a record that it names")
        _refuse(f"the set has no dataset {dataset}", nearest(dataset, stored.datasets))
    if dataset.startswith("SUPP") and dataset not in stored.rules:
        dataset = dataset.removeprefix("SUPP")
    known = {*stored.rules[dataset]["variables"], *stored.names(dataset)}
    written, name = name, name if name in known else name.upper()
    if name in known:
        return Value(dataset, _record(stored, dataset, subject, keys), name)
    parameters = _parameters(stored, dataset, subject)
    if written in parameters:
        return _results(stored, dataset, _record(stored, dataset, subject, [*keys, written]))
    what = f"variable {written}, nor a record of {subject} with this parameter" if parameters else f"variable {name}"
    return _refuse(f"{dataset} has no {what}", nearest(written, [*known, *parameters]))


def _parameters(stored: Stored, dataset: str, subject: str) -> list[str]:
    """Return the parameters that a dataset has for a subject."""
    if PARAMETER not in stored.names(dataset):
        return []
    records = stored.of_subject(dataset, _in_full(stored, dataset, subject))
    values = [stored.value(dataset, record, PARAMETER) for record in records]
    return [value for value in dict.fromkeys(values) if value is not None]


def _results(stored: Stored, dataset: str, record: int) -> Results:
    """Return the variables in which a record has its result."""
    names = [name for name in RESULTS if name in stored.names(dataset)]
    held = tuple(name for name in names if stored.value(dataset, record, name) is not None)
    return Results(dataset, record, held or tuple(names))


def _raw_row(stored: Stored, file: str, row: int) -> RawRow:
    known = [path for path, form in stored.forms.items() if stored.has_form(form)]
    forms = {stored.forms[path]: path for path in known}
    file = forms.get(file, file)
    file = file if file in known else next((path for path in known if path.endswith(f"/{file}")), file)
    if file not in known:
        _refuse(f"no form that feeds a dataset is called {file}", nearest(file, [*known, *forms]))
    form = stored.forms[file]
    if stored.position(form, row) is None:
        _refuse(f"{file} has no record in row {row}; the header is row 1")
    return RawRow(form, row)


def _record(stored: Stored, dataset: str, subject: str, keys: Sequence[str]) -> int:
    subject = _in_full(stored, dataset, subject)
    records = stored.of_subject(dataset, subject)
    if not records:
        _refuse(f"{dataset} has no record of {subject}", nearest(subject, stored.subjects(dataset)))
    found = [record for record in records if _has(stored, dataset, record, keys)]
    if len(found) == 1:
        return int(found[0])
    sequence = stored.sequence(dataset)
    if sequence is None:
        return _refuse(f"{len(found)} records of {dataset} fit {' '.join([subject, *keys])}, not one")
    there = [stored.value(dataset, record, sequence) or "" for record in found or records]
    shown = ", ".join([*there[:SHOWN], *(["…"] if len(there) > SHOWN else [])])
    tail = f"; {sequence} is one of {shown}" if any(there) else ""
    return _refuse(f"{len(found)} records of {dataset} fit {' '.join([subject, *keys])}, not one{tail}")


def _in_full(stored: Stored, dataset: str, subject: str) -> str:
    """Return the USUBJID of a subject, which may be written without what the study puts before it, if it is one alone.

    Queries and problems name subjects as the export does, without the study.
    """
    known = stored.subjects(dataset)
    ending = [name for name in known if name is not None and name.endswith(f"-{subject}")]
    return ending[0] if subject not in known and len(ending) == 1 else subject


def _has(stored: Stored, dataset: str, record: int, keys: Sequence[str]) -> bool:
    """Say whether a record has all keys: the first as sequence number where there is one, the others as any value."""
    sequence = stored.sequence(dataset)
    if not keys:
        return True
    if sequence is not None and keys[0].isdigit():
        if stored.value(dataset, record, sequence) != str(int(keys[0])):
            return False
        keys = keys[1:]
    held = {stored.value(dataset, record, name) for name in stored.names(dataset)} if keys else set()
    held |= set(stored.qualifiers(dataset, record)) if keys else set()
    return all(key in held for key in keys)


def _refuse(message: str, near: str | None = None) -> NoReturn:
    raise Unreadable(Problem("RUN131", message, nearest=near))
