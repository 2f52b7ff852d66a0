"""Values of one dataset against those of another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plugin.check import Found
from nec_cdisc.records.dates import Dates
from nec_cdisc.records.table import Mask, Positions, Records, same

#: What numbers of two files may differ by, relative to their size, for no reason but how they were stored.
RELATIVE = 1e-9


def differing(own: Records, name: str, other: Records, other_name: str, row: Positions) -> Mask:
    """Say where a value is not that of a record of another dataset; missing is a value like others.

    ``row`` is the record of each of our own, and -1 differs from nothing. Numbers are compared as numbers.
    """
    first, second = own.dataset.columns[own.variable(name)], other.dataset.columns[other.variable(other_name)]
    if not isinstance(first, Encoded) and not isinstance(second, Encoded):
        theirs = np.append(second, np.nan)[row]
        differs: Mask = ~(close(first, theirs) | (np.isnan(first) & np.isnan(theirs)))
        return (row >= 0) & differs
    mine, theirs_text = own.text(name), other.text(other_name).take(row)
    return (row >= 0) & ~same(mine, theirs_text) & ~(mine.missing() & theirs_text.missing())


def close(first: NDArray[np.float64], second: NDArray[np.float64], slack: float = 1e-6) -> Mask:
    """Say where two numbers are the same but for how they were stored."""
    with np.errstate(invalid="ignore"):
        near: Mask = np.abs(first - second) <= slack + RELATIVE * np.abs(second)
    return near


def values_at(records: Records, name: str, row: Positions) -> list[str | None]:
    """Return the values of a variable at some records, nothing at -1."""
    return records.text(name).take(np.where(row < len(records), row, -1)).to_list()


def contradicted(
    records: Records, wrong: Mask, message: str, variables: tuple[str, ...], there: tuple[Records, str, Positions]
) -> Found:
    """Return a finding that says, as ``{there}``, what the other dataset has; ``there`` is its variable and record."""
    other, name, row = there
    rows = np.flatnonzero(wrong)
    return Found(records.name, message, variables, rows, {"there": values_at(other, name, row[rows])})


def adsl_days(records: Records, adsl: Records, name: str) -> Dates:
    """Return a date of each record: its own where the dataset has the variable, else that of ADSL."""
    return records.dates(name) if records.has(name) else adsl.dates(name).at(records.row_in(adsl))
