"""Single records are read as the whole file is."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.xpt.member import Member, Variable
from nec_cdisc.xpt.record import Records
from nec_cdisc.xpt.write import write


@pytest.fixture
def path(stamp, tmp_path):
    """Give a file of three records with a text, a number and a short text."""
    variables = (Variable("A", "", "Char", 5), Variable("N", "", "Num", 8), Variable("B", "", "Char", 1))
    columns = [encode(["one", None, "three"]), np.array([1.5, np.nan, -70.0]), encode(["x", "y", None])]
    path = tmp_path / "co.xpt"
    with path.open("wb") as file:
        write(file, Member("CO", "", variables, stamp), columns)
    return path


def test_each_value_is_read_by_itself(path):
    """Texts without padding, numbers exact, missing ones missing."""
    records = Records(path)
    found = [[records.value(record, name) for name in ("A", "N", "B")] for record in range(3)]
    assert found == [["one", 1.5, "x"], [None, None, "y"], ["three", -70.0, None]]


def test_it_knows_its_variables(path):
    """A name that the dataset does not have is not in it."""
    assert "N" in Records(path)
    assert "X" not in Records(path)


def test_a_record_beyond_the_end_is_refused(path):
    """A file that is shorter than its lineage says is no traceback."""
    with pytest.raises(Unreadable) as refused:
        Records(path).value(500, "A")
    assert refused.value.problem.code == "XPT152"


@pytest.mark.parametrize("size", [0, 79, 240, 400])
def test_a_cut_or_foreign_file_is_refused(path, size):
    """A file without its headers is none of ours."""
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(Unreadable) as refused:
        Records(path)
    assert refused.value.problem.code == "XPT150"
