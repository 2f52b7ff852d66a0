"""Gives and takes columns of Arrow by their buffers.

What Arrow offers for it (``pa.array``, ``to_numpy``) imports pandas, which takes longer than converting a small study.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Codes


def codes_of(column: pa.DictionaryArray) -> Codes:
    """Return the codes of a dictionary array without missing values, where they lie.

    Raises ``ValueError`` for codes of another width, or with missing ones among them.
    """
    indices = column.indices
    if indices.type != pa.int32() or indices.null_count:
        message = f"codes of {indices.type} with {indices.null_count} missing ones"
        raise ValueError(message)
    held: Codes = np.frombuffer(indices.buffers()[1] or b"", np.int32)
    return held[indices.offset : indices.offset + len(indices)]


def integers(values: NDArray[np.signedinteger], missing: NDArray[np.bool_] | None = None) -> pa.Array:
    """Return whole numbers as Arrow holds them, some of them missing."""
    held = missing is not None and missing.any()
    valid = pa.py_buffer(np.packbits(~missing, bitorder="little")) if missing is not None and held else None
    kind = pa.from_numpy_dtype(values.dtype)
    return pa.Array.from_buffers(kind, len(values), [valid, pa.py_buffer(np.ascontiguousarray(values))])


def texts(values: Sequence[str]) -> pa.Array:
    """Return texts as Arrow holds them, none of them missing."""
    held = [value.encode() for value in values]
    ends = np.cumsum([0, *map(len, held)])
    offsets = ends.astype(np.int32 if ends[-1] <= np.iinfo(np.int32).max else np.int64)
    kind = pa.string() if offsets.dtype == np.int32 else pa.large_string()
    return pa.Array.from_buffers(kind, len(held), [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(held))])
