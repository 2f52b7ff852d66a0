"""Gives the columns of any pandas frame as a dataset of this program, each when it is first looked at."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Column, Dataset
from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec

#: Where a frame has the labels of its columns by name, and the name of its dataset.
LABELS, NAME = "labels", "dataset"
#: Where a frame that was made of a dataset has that.
MADE_OF = "nec_cdisc"


class Labels(dict[str, str]):
    """Labels by column. Pandas copies the ``attrs`` of a frame with each column that is taken; these need no copy."""

    def __deepcopy__(self, memo: dict[int, object]) -> Labels:
        """Return the same labels: nobody changes them."""
        return self


@dataclass(frozen=True, slots=True, eq=False)
class MadeOf:
    """The dataset that a frame was made of; it says nothing of any other frame, such as a part of that one."""

    dataset: Dataset
    frame: weakref.ref[pd.DataFrame]

    def __deepcopy__(self, memo: dict[int, object]) -> MadeOf:
        """Return the same: a copy of the frame is another frame, which this knows."""
        return self


@dataclass(frozen=True, slots=True)
class Columns(Mapping[str, Column]):
    """The columns of a frame by name: texts as codes and values, numbers as doubles; anything else as text."""

    frame: pd.DataFrame
    seen: dict[str, Column] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Column:
        """Return a column. Raises ``KeyError`` where the frame has none of this name."""
        if name not in self.seen:
            self.seen[name] = _column(self.frame[name])
        return self.seen[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(str(name) for name in self.frame.columns)

    def __len__(self) -> int:
        """Return the number of columns."""
        return self.frame.shape[1]


def dataset_of(frame: pd.DataFrame) -> Dataset:
    """Return a frame as a dataset; labels and the name stand in ``frame.attrs``, where they are known."""
    made_of = frame.attrs.get(MADE_OF)
    if isinstance(made_of, MadeOf) and made_of.frame() is frame:
        return made_of.dataset
    name, labels = str(frame.attrs.get(NAME, "")), frame.attrs.get(LABELS)
    spec = None
    if labels is not None:
        described = {each: VariableSpec(each, str(label), "", "", "", 0) for each, label in dict(labels).items()}
        spec = DatasetSpec(name, "", "", "", (), described)
    return Dataset(name, Columns(frame), spec, rows=np.arange(len(frame), dtype=np.int64))


def frame_of(dataset: Dataset) -> pd.DataFrame:
    """Return a dataset as the frame that expectations look at, labels and name in its ``attrs``.

    Nobody may change the frame: our expectations look at the dataset behind it.
    """
    frame = dataset.frame
    frame.attrs[MADE_OF] = MadeOf(dataset, weakref.ref(frame))
    frame.attrs[NAME] = dataset.name
    if dataset.spec is not None:
        frame.attrs[LABELS] = Labels((name, each.label) for name, each in dataset.spec.variables.items())
    return frame


def _column(series: pd.Series) -> Column:
    if isinstance(series.dtype, pd.CategoricalDtype):
        return Encoded(np.asarray(series.cat.codes, np.int32), [_text(each) for each in series.cat.categories])
    if pd.api.types.is_numeric_dtype(series.dtype):
        return series.to_numpy(np.float64, na_value=np.nan)
    codes, values = pd.factorize(series)
    return Encoded(np.asarray(codes, np.int32), [_text(each) for each in values])


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value)
