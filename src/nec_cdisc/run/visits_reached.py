"""Says which visits of a series without a planned end no subject has reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from nec_cdisc.dataset.model import Dataset

VISIT = "VISIT"


def not_reached(unending: Iterable[Sequence[str]], datasets: Mapping[str, Dataset]) -> frozenset[str]:
    """Return the visits of each series after the last one that a record of any dataset has.

    The first visit of a series was planned for whoever came so far, and counts as reached.
    """
    series = [*unending]
    if not series:
        return frozenset()
    found = {visit for dataset in datasets.values() if VISIT in dataset.columns for visit in _held(dataset)}
    beyond: set[str] = set()
    for visits in series:
        last = max((position for position, visit in enumerate(visits) if visit in found), default=0)
        beyond.update(visits[last + 1 :])
    return frozenset(beyond)


def _held(dataset: Dataset) -> Iterable[str]:
    """Yield the visits that records of a dataset have; a value may stand in a column that no record has."""
    column = dataset.column(VISIT)
    codes = np.unique(column.codes)
    return (str(column.values[code]) for code in codes[codes >= 0].tolist())
