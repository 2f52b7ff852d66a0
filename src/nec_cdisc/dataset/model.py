"""The dataset that flows through the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.spec import DatasetSpec

if TYPE_CHECKING:
    import pandas as pd

Numbers = NDArray[np.float64]
#: Texts, dictionary encoded, or numbers; missing are code -1 and NaN.
Column = Encoded | Numbers


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

    ``columns`` are its columns by name, in order and all of one length: texts (missing, never ``""``) or numbers.
    ``rows`` are the record numbers of a raw file (header: row 1), ``None`` for a derived dataset.
    """

    name: str
    columns: Mapping[str, Column]
    spec: DatasetSpec | None = None
    rows: NDArray[np.int64] | None = None
    births: tuple[Births, ...] = field(default=())

    def __len__(self) -> int:
        """Return the number of records."""
        if self.rows is not None:
            return len(self.rows)
        return next((len(column) for column in self.columns.values()), 0)

    def column(self, name: str) -> Encoded:
        """Return a text column. Raises ``TypeError`` for one of numbers, ``KeyError`` where there is none."""
        values = self.columns[name]
        if not isinstance(values, Encoded):
            message = f"{self.name}.{name} is not a text column"
            raise TypeError(message)
        return values

    def numbers(self, name: str) -> Numbers:
        """Return a column of numbers. Raises ``TypeError`` for one of texts, ``KeyError`` where there is none."""
        values = self.columns[name]
        if isinstance(values, Encoded):
            message = f"{self.name}.{name} is not a column of numbers"
            raise TypeError(message)
        return values

    def missing(self, name: str) -> NDArray[np.bool_]:
        """Return which records have no value in a column."""
        values = self.columns[name]
        return values.missing() if isinstance(values, Encoded) else np.isnan(values)

    def texts(self) -> list[str]:
        """Return the names of the text columns."""
        return [name for name, column in self.columns.items() if isinstance(column, Encoded)]

    @property
    def frame(self) -> pd.DataFrame:
        """The table as a pandas frame: texts as categoricals, numbers as ``float64``."""
        from nec_cdisc.dataset.frame import frame_of  # noqa: PLC0415 - pandas takes long to import, and few ask for it

        return frame_of(self)
