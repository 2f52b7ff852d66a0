"""What the trial summary (TS) says."""

from __future__ import annotations

import numpy as np

from nec_cdisc.records.table import Records


def summary_values(ts: Records, parameter: str) -> list[str]:
    """Return the values of a parameter in the order of their records, without those that are missing."""
    column = ts.text("TSVAL")
    rows = np.flatnonzero(ts.holds("TSPARMCD", parameter) & ~column.missing())
    return [str(column.values[code]).strip() for code in column.codes[rows].tolist()]
