"""Small datasets, written as they read."""

from __future__ import annotations

from typing import Any

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.model import Column, Dataset
from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec


def column(values: list[Any]) -> Column:
    """Return texts as codes and values, numbers as doubles; ``None`` is missing."""
    if any(isinstance(value, int | float) for value in values):
        return np.array([np.nan if value is None else value for value in values], np.float64)
    return encode(values)


def small(name: str = "AE", labels: dict[str, str] | None = None, **columns: list[Any]) -> Dataset:
    """Return a dataset of these columns; its labels are known where they are given."""
    spec = None
    if labels is not None:
        variables = {each: VariableSpec(each, label, "", "", "", 0) for each, label in labels.items()}
        spec = DatasetSpec(name, "", "", "", (), variables)
    return Dataset(name, {each: column(values) for each, values in columns.items()}, spec)


def positions(found: Any) -> list[tuple[tuple[str, ...], list[int] | None]]:
    """Return of findings the variables and records."""
    return [(each.variables, None if each.records is None else each.records.tolist()) for each in found]
