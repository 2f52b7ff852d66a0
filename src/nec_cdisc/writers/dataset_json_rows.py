"""Writes the records of a block as lists of JSON: distinct values become text once, Arrow puts the rows together."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from nec_cdisc.dataset.arrow import integers, texts
from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.writers.dataset_json_types import CALENDAR, Meant, dates_of, distinct, texts_of
from nec_cdisc.xpt.read import Numbers

MISSING = "null"


def rows(columns: Sequence[Encoded | Numbers], meant: Sequence[Meant], separator: str) -> bytes:
    """Return the records of a block, each a list of JSON with a separator in front.

    ``meant`` says of each column what its numbers are: those of a date, date-time or time become ISO 8601. Missing
    values are ``null``. Raises ``ValueError`` without any column.
    """
    if not columns:
        message = "a record has at least one value"
        raise ValueError(message)
    last = len(columns) - 1
    cells = [
        _cells(column, what, separator + "[" if at == 0 else "", "]" if at == last else "")
        for at, (column, what) in enumerate(zip(columns, meant, strict=True))
    ]
    joined = cells[0] if last == 0 else pc.binary_join_element_wise(*cells, ",")
    return _bytes(joined)


def _cells(column: Encoded | Numbers, meant: Meant, before: str, behind: str) -> pa.Array:
    """Return the text of each record's value, taken from those of the distinct values."""
    if isinstance(column, Encoded):
        codes = column.codes
        written = [json.dumps(value, ensure_ascii=False) for value in column.values]
    else:
        values, codes = distinct(column.doubles)
        written = [f'"{text}"' for text in dates_of(values, meant)] if meant in CALENDAR else texts_of(values)
    written.append(MISSING)
    places = np.where(codes < 0, np.int32(len(written) - 1), codes).astype(np.int32)
    table = texts([f"{before}{text}{behind}" for text in written])
    return pc.take(table, integers(places), boundscheck=False)


def _bytes(cells: pa.Array) -> bytes:
    """Return the texts one behind the other."""
    _, offsets, data = cells.buffers()
    if data is None or not len(cells):
        return b""
    kind: type[np.signedinteger] = np.int64 if cells.type == pa.large_string() else np.int32
    ends: NDArray[np.signedinteger] = np.frombuffer(offsets, kind)[cells.offset : cells.offset + len(cells) + 1]
    return bytes(memoryview(data)[int(ends[0]) : int(ends[-1])])
