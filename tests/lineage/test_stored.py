"""Lineage is opened beside its set; what is missing or damaged is one problem."""

from __future__ import annotations

import json
import shutil

import pytest

from nec_cdisc.lineage.layout import INDEX, VERSION
from nec_cdisc.lineage.stored import Birth, Stored
from nec_cdisc.plugin.reader import Unreadable


@pytest.fixture
def outputs(traced, tmp_path):
    """Give a copy of the outputs to damage."""
    shutil.copytree(traced / "outputs", tmp_path / "outputs")
    return tmp_path / "outputs"


def opened(outputs):
    """Open the lineage of a folder of outputs."""
    return Stored(outputs / "lineage", outputs / "sdtm")


def test_births_are_those_of_the_run(stored):
    """A record has its raw row, and the row that it looked up."""
    assert list(stored.births("AE", 1)) == [
        Birth("joined", "raw/coding.csv", 3, "coded", 0),
        Birth("source", "raw/ae.csv", 3, None, 0),
    ]


def test_cells_are_those_that_were_typed(stored):
    """Texts that mean missing, decimal signs and unknown dates are kept as typed; other rows have nothing."""
    assert stored.cell("vs", 3, "wt") == "NK"
    assert stored.cell("vs", 2, "wt") == "70,5"
    assert stored.cell("vs", 99, "wt") is None


def test_numbers_are_shown_like_texts(stored):
    """A whole number has no decimal point."""
    assert (stored.value("AE", 0, "AESTDY"), stored.value("VS", 1, "VSSTRESN")) == ("4", "70.5")


def test_an_unknown_variable_has_no_value(stored):
    """A name that the file does not have is missing."""
    assert stored.value("AE", 0, "XYZ") is None


def test_without_lineage_there_is_one_problem(tmp_path):
    """A folder that was never converted says what to do."""
    with pytest.raises(Unreadable) as refused:
        opened(tmp_path)
    assert refused.value.problem.code == "RUN130"


@pytest.mark.parametrize("damage", ["", "{", "[]", json.dumps({"version": 99}), json.dumps({"version": VERSION})])
def test_a_damaged_index_is_refused(outputs, damage):
    """An index that is empty, cut off, of another form or not whole is no lineage."""
    (outputs / "lineage" / INDEX).write_text(damage, encoding="utf-8")
    with pytest.raises(Unreadable) as refused:
        opened(outputs)
    assert refused.value.problem.code == "RUN130"


@pytest.mark.parametrize("content", [b"", b"ARROW1\0\0", None])
def test_a_damaged_table_is_refused(outputs, content):
    """A table that is empty, cut off or gone is named."""
    path = outputs / "lineage" / "ae.births.arrow"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        list(opened(outputs).births("AE", 0))
    assert "ae.births.arrow" in refused.value.problem.message


def test_a_set_without_its_file_is_refused(outputs):
    """Where the transport file is gone there are no values to tell."""
    (outputs / "sdtm" / "ae.xpt").unlink()
    with pytest.raises(Unreadable) as refused:
        opened(outputs).value("AE", 0, "AETERM")
    assert refused.value.problem.code == "RUN130"
