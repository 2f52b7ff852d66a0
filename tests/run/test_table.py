"""A form's table gives columns of the records that take part, and of a few of them the same."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.run.table import FormTable

TYPED = ["12", "NK", None, "7", "12", "9"]


@pytest.fixture
def table():
    """Give a form whose source writes NK for missing; its fourth record does not take part."""
    columns = {"RESULT": encode(TYPED)}
    source = SimpleNamespace(block=SimpleNamespace(missing=("NK",)))
    raw = Dataset("raw/lb.csv", columns, rows=np.arange(2, 8))
    return FormTable(SimpleNamespace(source=source), raw, np.array([0, 1, 2, 4, 5]))


def test_a_column_has_the_records_that_take_part(table):
    """Texts that mean missing are missing, and records that were left out are not there."""
    assert table.column("RESULT").to_list() == ["12", None, None, "12", "9"]


@pytest.mark.parametrize("rows", [[], [0], [1, 2], [4, 0, 3, 1]])
def test_a_few_cells_are_those_of_the_column(table, rows):
    """Cells asked for by their rows are the cells of the whole column."""
    rows = np.array(rows, np.int64)
    assert table.cells("RESULT", rows).to_list() == table.column("RESULT").take(rows).to_list()


def test_cells_heed_corrections(table):
    """A corrected cell is shown as corrected."""
    table.overrides["RESULT"] = encode(["13", *TYPED[1:]])
    assert table.cells("RESULT", np.array([0, 1])).to_list() == ["13", None]
