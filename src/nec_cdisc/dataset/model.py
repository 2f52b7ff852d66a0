"""The dataset that flows through the program."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.spec import DatasetSpec


@dataclass(frozen=True, slots=True, eq=False)
class Births:
    """Where records come from: ``rows[i]`` of ``table`` took part in record ``records[i]``, as ``role``.

    ``role`` is ``source`` (the record stands for this row), ``joined`` (looked up, or chosen), ``winner`` or ``loser``
    (of an extreme), ``used`` (a summary rests on it). ``table`` is a raw file name or a dataset name; for a raw file
    ``rows`` are record numbers as a spreadsheet shows them (header: row 1), for a dataset they count from 0.
    ``target`` is the variable that an extreme was looked for, or the alias of a look-up; ``block`` the row block of the
    mapping (from 0) that made the record, or looked up. Rows that lost or are used stand at the first record of their
    subject alone.
    """

    role: str
    table: str
    records: NDArray[np.int64]
    rows: NDArray[np.int64]
    target: str | None = None
    block: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """A table and what is known of it.

    Text columns of ``frame`` are pandas categoricals (missing, never ``""``), numeric ones ``float64``.
    ``rows`` are the record numbers of a raw file (header: row 1), ``None`` for a derived dataset.
    """

    name: str
    frame: pd.DataFrame
    spec: DatasetSpec | None = None
    rows: NDArray[np.int64] | None = None
    births: tuple[Births, ...] = field(default=())

    def column(self, name: str) -> Encoded:
        """Return a text column, dictionary encoded, without copying its values."""
        values = self.frame[name].array
        if not isinstance(values, pd.Categorical):
            message = f"{self.name}.{name} is not a text column"
            raise TypeError(message)
        return Encoded(np.asarray(values.codes, np.int32), values.categories.tolist())


def categorical(column: Encoded) -> pd.Categorical:
    """Return an encoded text column as a pandas categorical, without checking it again."""
    return pd.Categorical.from_codes(column.codes, pd.Index(list(column.values), dtype="str"), validate=False)
