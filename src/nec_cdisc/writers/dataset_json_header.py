"""What a Dataset-JSON file says of its dataset, in the order of attributes that its specification asks for."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nec_cdisc import __version__

#: The version of the specification that is written.
VERSION = "1.1.0"
PROGRAM = "nec-cdisc"


@dataclass(frozen=True, slots=True)
class JsonVariable:
    """A variable of a dataset as Dataset-JSON describes it.

    ``type`` is its ``dataType``, ``target`` what a reader turns it into (a date that is a number in SAS), ``length``
    the characters that it may have, ``format`` its SAS format, ``key`` its place among the keys.
    """

    oid: str
    name: str
    label: str
    type: str
    target: str | None = None
    length: int | None = None
    format: str = ""
    key: int | None = None

    @property
    def said(self) -> dict[str, Any]:
        """The attributes that are there."""
        attributes = {
            "itemOID": self.oid,
            "name": self.name,
            "label": self.label,
            "dataType": self.type,
            "targetDataType": self.target,
            "length": self.length,
            "displayFormat": self.format or None,
            "keySequence": self.key,
        }
        return {name: value for name, value in attributes.items() if value is not None}


@dataclass(frozen=True, slots=True)
class JsonDataset:
    """A dataset as Dataset-JSON describes it.

    ``oid`` is that of its ItemGroupDef in define.xml; ``study`` and ``metadata`` those of Study and MetaDataVersion.
    ``reference`` is where that define.xml lies, seen from the file. ``stamp`` is the time of creation: an input, never
    the clock; the program takes the export date of the study.
    """

    oid: str
    name: str
    label: str
    records: int
    variables: tuple[JsonVariable, ...]
    stamp: dt.datetime
    study: str
    metadata: str
    reference: str

    @property
    def text(self) -> str:
        """The attributes as one object of JSON on one line, without the records."""
        return json.dumps(dict(self._said()), ensure_ascii=False, separators=(",", ":"))

    def _said(self) -> Iterator[tuple[str, Any]]:
        stamp = self.stamp.isoformat(timespec="seconds")
        yield "datasetJSONCreationDateTime", stamp
        yield "datasetJSONVersion", VERSION
        yield "dbLastModifiedDateTime", stamp
        yield "sourceSystem", {"name": PROGRAM, "version": __version__}
        yield "studyOID", self.study
        yield "metaDataVersionOID", self.metadata
        yield "metaDataRef", self.reference
        yield "itemGroupOID", self.oid
        yield "records", self.records
        yield "name", self.name
        yield "label", self.label
        yield "columns", [variable.said for variable in self.variables]
