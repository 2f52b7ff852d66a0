"""Datasets as pandas frames, for those who work with them outside the program."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Column, Dataset
from nec_cdisc.dataset.spec import DatasetSpec


def frame_of(dataset: Dataset) -> pd.DataFrame:
    """Return a dataset as a frame: texts as categoricals (missing, never ``""``), numbers as ``float64``."""
    columns = {
        name: categorical(column) if isinstance(column, Encoded) else column for name, column in dataset.columns.items()
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(len(dataset)))


def of_frame(
    name: str, frame: pd.DataFrame, spec: DatasetSpec | None = None, rows: NDArray[np.int64] | None = None
) -> Dataset:
    """Return a frame of categoricals and numbers as a dataset. Raises ``ValueError`` for any other column."""
    return Dataset(name, {str(column): _column(frame[column].array) for column in frame}, spec, rows)


def categorical(column: Encoded) -> pd.Categorical:
    """Return an encoded text column as a pandas categorical, without checking it again."""
    return pd.Categorical.from_codes(column.codes, pd.Index(list(column.values), dtype="str"), validate=False)


def _column(values: object) -> Column:
    if isinstance(values, pd.Categorical):
        return Encoded(np.asarray(values.codes, np.int32), values.categories.tolist())
    return np.asarray(values, np.float64)
