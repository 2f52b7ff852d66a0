"""What a Dataset-JSON file says of its dataset: name, number of records, and a description of each column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from nec_cdisc.readers.headings import MOST_COLUMNS
from nec_cdisc.readers.raw_file import listed, refuse, shortened

#: The version that is read; 1.0 has another structure.
_VERSION = re.compile(r"1\.1(\.(0|[1-9][0-9]*))?")
#: What each type of a column holds.
NUMBERS = frozenset({"integer", "float", "double"})
DATES = frozenset({"date", "datetime"})
TEXTS = frozenset({"string", "time", "URI"}) | DATES
DECIMAL, BOOLEAN = "decimal", "boolean"
TYPES = NUMBERS | TEXTS | {DECIMAL, BOOLEAN}
#: What a column may be turned into by who reads it.
TARGETS = {DECIMAL: (DECIMAL,), "date": ("integer",), "datetime": ("integer",), "time": ("integer",)}


@dataclass(frozen=True, slots=True)
class JsonColumn:
    """A column: its name, the type of its values, and whether dates and times are to become the numbers of SAS."""

    name: str
    type: str
    counted: bool = False

    @property
    def numeric(self) -> bool:
        """Whether its values are numbers."""
        return self.type in NUMBERS or self.type == DECIMAL


@dataclass(frozen=True, slots=True)
class JsonHeader:
    """What a file says of its dataset; ``records`` is how many it says to hold."""

    name: str
    records: int
    columns: tuple[JsonColumn, ...]


def header_of(said: Mapping[str, Any], name: str) -> JsonHeader:
    """Return what a file says of its dataset, from the attributes of its first object.

    Raises:
        Unreadable: RAW142 for an attribute that is missing or is not what version 1.1 wants, or a name that stands
            twice.

    """
    version = _text(said, "datasetJSONVersion", name)
    if not _VERSION.fullmatch(version):
        _refuse(f"it is of version {shortened(version)}, and 1.1 is read", name)
    called = _text(said, "name", name)
    for attribute in ("datasetJSONCreationDateTime", "itemGroupOID"):
        _text(said, attribute, name)
    _label(said, "label", name)
    records = said.get("records")
    if not isinstance(records, bytes) or not records.isdigit() or len(records) > len(str(2**63)):
        _refuse("'records' is no whole number from 0", name)
    columns = said.get("columns")
    if not isinstance(columns, list) or not columns:
        _refuse("'columns' is no list of columns", name)
    if len(columns) > MOST_COLUMNS:
        _refuse(f"it has {len(columns):,} columns, and at most {MOST_COLUMNS:,} are read", name)
    described = tuple(_column(item, f"column {number}", name) for number, item in enumerate(columns, start=1))
    _once([column.name for column in described], "name", name)
    _once([item["itemOID"] for item in columns], "itemOID", name)
    return JsonHeader(called, int(records), described)


def _column(item: Any, where: str, name: str) -> JsonColumn:
    if not isinstance(item, dict):
        _refuse(f"{where} is no description of a column", name)
    of_column = f"{where} of {name}"
    called, kind = _text(item, "name", name, of_column), _text(item, "dataType", name, of_column)
    _text(item, "itemOID", name, of_column)
    _label(item, "label", name, of_column)
    if kind not in TYPES:
        _refuse(f"{called} has the dataType {shortened(kind)!r}; known are {', '.join(sorted(TYPES))}", name)
    target = item.get("targetDataType")
    if target is not None and target not in TARGETS.get(kind, ()):
        _refuse(f"{called} is to become {shortened(str(target))!r}, which a {kind} cannot", name)
    return JsonColumn(called, kind, target == "integer")


def _text(said: Mapping[str, Any], key: str, name: str, where: str = "") -> str:
    value = _label(said, key, name, where)
    if not value.strip() or not value.isprintable() or value != value.strip():
        _refuse(f"'{key}' of {where or 'the dataset'} is blank, or has signs that cannot be seen", name)
    return value


def _label(said: Mapping[str, Any], key: str, name: str, where: str = "") -> str:
    value = said.get(key)
    if not isinstance(value, str):
        missing = "is missing" if value is None else "is no text"
        _refuse(f"'{key}' of {where or 'the dataset'} {missing}", name)
    return value


def _once(values: Sequence[str], what: str, name: str) -> None:
    twice = sorted({value for value in values if values.count(value) > 1}) if len({*values}) < len(values) else []
    if twice:
        _refuse(f"the {what} {listed([shortened(value) for value in twice])} stands at several columns", name)


def _refuse(why: str, name: str) -> NoReturn:
    refuse("RAW142", f"{name} is no Dataset-JSON that can be read: {why}.", name)
