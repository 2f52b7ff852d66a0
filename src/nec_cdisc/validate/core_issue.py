"""Reads one issue of CDISC CORE: which dataset, record and variables it is about, and what is said of them.

The forms are those that ``sdtm_report_data.py`` and ``actions.py`` of CORE 0.17.1 write.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nec_cdisc.problem.visible import visible
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import SUBJECT, Records

#: How CORE names what it knows of variables and datasets; of ``$`` names those that hold names of variables.
_METADATA = ("variable_", "dataset_", "define_", "library_")
_NAMES = ("variables", "column")
#: Where every value of a dataset is looked at: the name of its variable, and the value.
_NAME, _VALUE = "variable_name", "variable_value"
#: What CORE writes for a missing value, and characters of a value of metadata that are shown.
_NULL, _SHOWN = "null", 200


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue, as we tell it.

    ``position`` is that of its record, from 0; ``None`` where it is about the dataset as a whole, or where our record
    of that number is not the one that CORE tells.
    """

    dataset: str
    message: str
    variables: tuple[str, ...]
    position: int | None


def told(entry: Mapping[str, Any], name: str) -> str:
    """Return a text of an entry, safe to show; what is absent is empty."""
    value = entry.get(name)
    return "" if value is None else visible(str(value))


@dataclass(frozen=True, slots=True, eq=False)
class Issues:
    """Reads issues about the datasets of a package; ``files`` are their names by those of their files."""

    package: Package
    files: Mapping[str, str]

    @classmethod
    def about(cls, package: Package) -> Issues:
        """Return a reader of issues about a package."""
        return cls(package, {table.file.casefold(): name for name, table in package.tables.items()})

    def read(self, entry: Mapping[str, Any]) -> Issue:
        """Return an issue."""
        dataset = self.dataset(entry)
        table = self.package.tables.get(dataset)
        shown = dict(_pairs(entry))
        name = shown.get(_NAME)
        looked_at = {name: shown.get(_VALUE)} if name else shown
        position = None if table is None else _position(entry, looked_at, table)
        message = told(entry, "message")
        if position is None:
            more = "; ".join(f"{name}: {visible(value, longest=_SHOWN)}" for name, value in _metadata(shown))
            message = f"{message} ({more})" if more else message
        return Issue(dataset, message, tuple(looked_at), position)

    def dataset(self, entry: Mapping[str, Any]) -> str:
        """Return the name of the dataset that an issue is about; older versions of CORE tell the name of its file."""
        named = told(entry, "dataset")
        stem = named.partition(".")[0].upper()
        return self.files.get(named.casefold()) or (stem if stem in self.package else named)


def _pairs(entry: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Yield the variables that an issue names, with what CORE shows of each, ``None`` where it shows nothing."""
    variables, values = entry.get("variables"), entry.get("values")
    if isinstance(variables, list):
        shown = values if isinstance(values, list) else []
        for number, name in enumerate(variables):
            yield visible(str(name)), visible(str(shown[number])) if number < len(shown) else None


def _metadata(shown: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Yield what is shown of variables and datasets: never a value of a record, which may be private."""
    for name, value in shown.items():
        names = name.startswith("$") and any(part in name for part in _NAMES)
        if value is not None and (names or name.startswith(_METADATA)) and not name.startswith((_NAME, _VALUE)):
            yield name, value


def _position(entry: Mapping[str, Any], shown: Mapping[str, str | None], table: Records) -> int | None:
    """Return the position of the record that an issue is about.

    A number alone is not believed: of a rule about metadata it counts variables. The record has to be of the subject,
    and have the sequence number, that CORE tells; where it tells no subject, the values.
    """
    try:
        number = int(str(entry.get("row")))
    except ValueError:
        return None
    if not 1 <= number <= len(table):
        return None
    subject, sequence = told(entry, SUBJECT), told(entry, "SEQ")
    if subject:
        numbered = f"{table.prefix}SEQ"
        known = {SUBJECT: subject, **({numbered: sequence} if sequence and table.has(numbered) else {})}
    else:
        known = {name: value for name, value in shown.items() if value is not None and table.has(name)}
    return number - 1 if known and all(_agrees(table, name, number - 1, known[name]) for name in known) else None


def _agrees(table: Records, name: str, position: int, shown: str) -> bool:
    column = table.text(name)
    code = int(column.codes[position])
    ours = visible(str(column.values[code])) if code >= 0 else _NULL
    return ours == shown or _number(ours) == _number(shown)


def _number(text: str) -> float:
    """Return the number that a text is: CORE writes a number 5 as 5.0. What is none equals nothing."""
    try:
        return float(text)
    except ValueError:
        return math.nan
