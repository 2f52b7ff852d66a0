"""Turns encoded columns into what a frame holds: numbers, texts in ascending order of distinct values."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, used
from nec_cdisc.rules.sas_date import sas_number
from nec_cdisc.rules.value_text import value_text


def texts(column: Encoded) -> Encoded:
    """Return a column as texts, in ascending order of those that some record has; values of one text become one."""
    text = {code: value_text(column.values[code]) for code in used(column.codes, len(column.values)).tolist()}
    present = sorted(set(text.values()))
    rank = {value: place for place, value in enumerate(present)}
    table = np.full(len(column.values) + 1, -1, np.int32)
    table[list(text)] = [rank[value] for value in text.values()]
    return Encoded(table[column.codes], present)


def dates(column: Encoded, kind: str) -> NDArray[np.float64]:
    """Return a column of complete dates, date-times or times (``kind``) as numbers of SAS, missing ones as NaN."""
    values = np.array([*(sas_number(value, kind) for value in column.values), np.nan], np.float64)
    return values[column.codes]


def numbers(column: Encoded) -> NDArray[np.float64]:
    """Return a column as floating point numbers, missing ones as NaN."""
    values = np.array([*(float(value) for value in column.values), np.nan], np.float64)
    return values[column.codes]
