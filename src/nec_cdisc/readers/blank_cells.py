"""The rule by which a cell is blank, the same in every format."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded


def blank_is_missing(column: Encoded) -> Encoded:
    """Return a text column in which a cell of nothing but white space is missing."""
    kept = [value for value in column.values if value and not value.isspace()]
    if len(kept) == len(column.values):
        return column
    numbers = {value: number for number, value in enumerate(kept)}
    table = np.fromiter((numbers.get(value, -1) for value in column.values), np.int32, len(column.values))
    return Encoded(np.append(table, np.int32(-1))[column.codes], kept)
