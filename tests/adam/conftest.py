"""Runs the analysis of the demo study on its published datasets of SDTM."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest
from tests.adam.analysed import Record

from nec_cdisc.cli.adam import run_adam


@pytest.fixture(scope="session")
def analysis_of_demo(published_demo: Path) -> Callable[[str], list[Record]]:
    """Give a function that returns the records of a published analysis dataset, as pyreadstat reads them."""
    assert run_adam(published_demo, None) == 0

    @cache
    def records(dataset: str) -> list[Record]:
        frame, _ = pyreadstat.read_xport(published_demo / "outputs" / "adam" / f"{dataset.lower()}.xpt")
        columns = {name: [_text(value) for value in frame[name].tolist()] for name in frame}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    return records


@pytest.fixture(scope="session")
def sdtm(published_demo: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the published datasets of SDTM as dataset to records, numbers as numbers and missing ones as None."""
    found = {}
    for name in ("DM", "EC", "EX", "MI", "QS", "SUPPEC"):
        frame, _ = pyreadstat.read_xport(published_demo / "outputs" / "sdtm" / f"{name.lower()}.xpt")
        found[name] = [
            {key: None if value != value else value for key, value in row.items()}  # noqa: PLR0124 - NaN alone
            for row in frame.to_dict("records")
        ]
    return found


def _text(value: object) -> str:
    """Return a cell as text: blank for missing, a whole number without decimals."""
    if pd.isna(value):
        return ""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
