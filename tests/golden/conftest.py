"""The published demo study as its readers have it: transport files, read by pyreadstat and not by our own codec."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import cache
from pathlib import Path

import pyreadstat
import pytest

Record = dict[str, str]


def cell(value: object) -> str:
    """Return a cell as text: blank for missing, a number without zeros that say nothing."""
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{Decimal(repr(value)).normalize():f}"
    return "" if value is None else str(value).rstrip()


class Published:
    """The transport files of a published study."""

    def __init__(self, folder: Path) -> None:
        """Remember where the files stand."""
        self.folder = folder
        self.records = cache(self._records)

    @property
    def datasets(self) -> set[str]:
        """The names of the datasets, in capitals."""
        return {path.stem.upper() for path in self.folder.glob("*.xpt")}

    def _records(self, dataset: str) -> tuple[Record, ...]:
        """Return the records of a dataset, which must be there, with their variables in the order of the file."""
        path = self.folder / f"{dataset.lower()}.xpt"
        assert path.exists(), f"{dataset} is not published"
        columns, _ = pyreadstat.read_xport(path, output_format="dict", disable_datetime_conversion=True)
        cells = {name: [cell(value) for value in values] for name, values in columns.items()}
        return tuple(dict(zip(cells, line, strict=True)) for line in zip(*cells.values(), strict=True))


@pytest.fixture(scope="session")
def published(published_demo: Path) -> Published:
    """Give the transport files of the demo study."""
    return Published(published_demo / "outputs" / "sdtm")
