"""Supplemental qualifiers as columns of their dataset."""

from __future__ import annotations

import pandas as pd
import pyreadstat
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.readers.supplement import joined, qualifiers

AE = {"USUBJID": ["1", "1", "2"], "AESEQ": ["1", "2", "1"], "AESPID": ["a", "a", "b"]}


@pytest.fixture
def supplement(tmp_path):
    """Return a function that writes qualifiers, each a line of subject, IDVAR, IDVARVAL, QNAM and QVAL."""

    def written(*lines):
        frame = pd.DataFrame([line.split("|") for line in lines])
        frame.columns = ["USUBJID", "IDVAR", "IDVARVAL", "QNAM", "QVAL"]
        path = tmp_path / "suppae.xpt"
        pyreadstat.write_xport(frame, str(path), table_name="SUPPAE", file_format_version=5)
        return path

    return written


def read(path):
    """Return the columns over three records, and code, rows (the heading is row 1) and column of each problem."""
    parent = Dataset("AE", {name: encode(values) for name, values in AE.items()})
    columns, problems = joined(parent, path, "suppae.xpt")
    found = [(item.code, item.cells.rows, item.cells.column) for item in problems]
    return {name: column.to_list() for name, column in columns.items()}, found


def test_a_qualifier_stands_at_its_record(supplement):
    """The record is that of the subject with the number; blanks around the number do not matter."""
    path = supplement("1|AESEQ|2|AEX|yes", "2|AESEQ| 1|AEX|no", "2|AESEQ|1|AEY|z")
    assert read(path) == ({"AEX": [None, "yes", "no"], "AEY": [None, None, "z"]}, [])
    assert qualifiers(path) == ["AEX", "AEY"]


def test_two_variables_may_name_records(supplement):
    """One file may name some records by --SEQ and others by --SPID."""
    assert read(supplement("1|AESEQ|1|AEX|one", "2|AESPID|b|AEX|two")) == ({"AEX": ["one", None, "two"]}, [])


def test_a_qualifier_without_its_record_is_a_query(supplement):
    """An unknown number, subject or variable is told with its row (ANL104), and nothing is made up."""
    path = supplement("1|AESEQ|9|AEX|a", "7|AESEQ|1|AEX|b", "1|AEREFID|1|AEX|c")
    columns, problems = read(path)
    assert columns == {"AEX": [None, None, None]}
    assert [code for code, _, _ in problems] == ["ANL104", "ANL104"]
    assert sorted(row for _, rows, _ in problems for row in rows) == [2, 3, 4]


def test_two_values_for_one_record_are_a_query(supplement):
    """Which of two values is meant cannot be told: none stands (ANL107), and other records keep theirs."""
    columns, problems = read(supplement("1|AESEQ|1|AEX|a", "1|AESEQ|1|AEX|b", "2|AESEQ|1|AEX|c"))
    assert columns == {"AEX": [None, None, "c"]}
    assert problems == [("ANL107", (2, 3), "QVAL")]


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    """A file that is no transport file has no qualifiers."""
    path = tmp_path / "suppae.xpt"
    path.write_bytes(b"nothing")
    with pytest.raises(Unreadable):
        qualifiers(path)
