"""Says where the columns of an Arrow file lie in it, so that single cells can be read without Arrow."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any

import pyarrow as pa

#: Where a column has no such part.
NOWHERE = -1


def places(path: Path) -> dict[str, Any]:
    """Return the size and the records of an Arrow file with one record batch or none, and the place of each column.

    A column has its width in bytes and the places of its numbers and of the bits that say which are there; one of texts
    has its numbers into distinct texts, and how many those are, where their ends and their letters lie.
    """
    with path.open("rb") as file:
        held = pa.py_buffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    table = pa.ipc.open_file(held).read_all()
    return {
        "size": held.size,
        "records": table.num_rows,
        "columns": {name: _column(held, table[name]) for name in table.column_names},
    }


def _column(held: pa.Buffer, column: pa.ChunkedArray) -> list[int]:
    """Return width, numbers, bits; and for texts how many there are, their ends and letters."""
    if column.num_chunks == 0:
        return [1, NOWHERE, NOWHERE, *([0, NOWHERE, NOWHERE] if pa.types.is_dictionary(column.type) else [])]
    (chunk,) = column.chunks
    if not pa.types.is_dictionary(column.type):
        return _numbers(held, chunk)
    _, ends, letters = chunk.dictionary.buffers()
    return [*_numbers(held, chunk.indices), len(chunk.dictionary), _place(held, ends), _place(held, letters)]


def _numbers(held: pa.Buffer, array: pa.Array) -> list[int]:
    bits, numbers = array.buffers()
    return [array.type.byte_width, _place(held, numbers), _place(held, bits)]


def _place(held: pa.Buffer, part: pa.Buffer | None) -> int:
    return NOWHERE if part is None or not part.size else int(part.address - held.address)
