"""A dataset becomes a transport file with the spec's labels and the study's lengths, or a list of problems."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pandas as pd
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.frame import categorical, of_frame
from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec
from nec_cdisc.writers import xpt
from nec_cdisc.xpt.lengths import Lengths, lengths
from nec_cdisc.xpt.read import read

STAMP = datetime(2020, 4, 30)  # noqa: DTZ001 - the file knows no zone
TABLE = {"µ": "u", "ä": "ae"}


def dataset(name="LB", label="Laboratory Test Results", **columns):
    """Make a dataset with a spec; lists become text, arrays numbers."""
    frame = pd.DataFrame(
        {key: categorical(encode(column)) if isinstance(column, list) else column for key, column in columns.items()}
    )
    variables = {
        key: VariableSpec(key, f"Label of {key}", "Char" if isinstance(column, list) else "Num", "", "", order)
        for order, (key, column) in enumerate(columns.items())
    }
    return of_frame(name, frame, DatasetSpec(name, label, "", "", (), variables))


@pytest.fixture
def lb():
    """Make a small laboratory dataset."""
    return dataset(
        USUBJID=["1-01", "1-01", "1-02"],
        LBSEQ=np.array([1.0, 2.0, 1.0]),
        LBORRES=["5", None, "Bär"],
        LBORRESU=["µg/L", None, "ug/L"],
    )


def write(made, path, found=None, table=TABLE, **options):
    """Write a dataset with its own lengths."""
    return xpt.write(made, path, lengths=found or lengths([made], table), stamp=STAMP, table=table, **options)


def test_a_dataset_is_written_as_its_spec_says(tmp_path, judge, lb):
    """Labels and types of the spec, lengths of the study, numbers of 8 bytes, no formats; every reader agrees."""
    path = tmp_path / xpt.file_name("LB")
    notes = write(lb, path, lengths([lb, dataset("DM", USUBJID=["1-00001"])], TABLE))
    judge(path)
    (table,) = read(path)
    assert (path.name, table.member.name, table.member.label) == ("lb.xpt", "LB", "Laboratory Test Results")
    assert [(item.name, item.label, item.type, item.length, item.format) for item in table.member.variables] == [
        ("USUBJID", "Label of USUBJID", "Char", 7, ""),
        ("LBSEQ", "Label of LBSEQ", "Num", 8, ""),
        ("LBORRES", "Label of LBORRES", "Char", 4, ""),
        ("LBORRESU", "Label of LBORRESU", "Char", 4, ""),
    ]
    assert table.member.stamp == STAMP
    assert table.columns[2].to_list() == ["5", None, "Baer"]
    assert table.columns[3].to_list() == ["ug/L", None, "ug/L"]
    assert [(note.code, note.target) for note in notes] == [("XPT130", "LB.LBORRES"), ("XPT130", "LB.LBORRESU")]


def test_the_same_dataset_gives_the_same_bytes(tmp_path, lb):
    """However its text is encoded, in one piece or in partitions."""
    frame = lb.frame.assign(LBORRES=lb.frame["LBORRES"].cat.reorder_categories(["Bär", "5"]))
    whole, again, parts = (tmp_path / name for name in ("a", "b", "c"))
    found = lengths([lb], TABLE)
    write(lb, whole)
    write(of_frame("LB", frame, lb.spec), again)
    pieces = [of_frame("LB", lb.frame.iloc[rows], lb.spec) for rows in (slice(0, 1), slice(1, 1), slice(1, 3))]
    notes = xpt.write_parts(iter(pieces), parts, lengths=found, stamp=STAMP, table=TABLE)
    assert whole.read_bytes() == again.read_bytes() == parts.read_bytes()
    assert [note.message for note in notes] == [note.message for note in write(lb, whole)]


def test_rows_are_written_in_the_order_given(tmp_path, lb):
    """The frame stays as it is."""
    path = tmp_path / "lb.xpt"
    write(lb, path, order=np.array([2, 0, 1]))
    assert read(path)[0].columns[0].to_list() == ["1-02", "1-01", "1-01"]


def test_everything_wrong_is_told_and_no_file_is_left(tmp_path):
    """Description and values, with the notes on replaced characters."""
    bad = dataset("LB", "x" * 41, toolongname=["☃", "x" * 201, "µ"], LBSEQ=np.array([1.0, 1e300, 2.0]))
    path = tmp_path / "lb.xpt"
    problems = write(bad, path)
    assert [problem.code for problem in problems] == ["XPT103", "XPT101", "XPT110", "XPT108", "XPT111", "XPT130"]
    assert not path.exists()


def test_a_length_measured_over_other_data_is_told(tmp_path, lb):
    """Nothing is cut."""
    problems = write(lb, tmp_path / "lb.xpt", Lengths())
    assert [problem.code for problem in problems if problem.severity == "error"] == ["XPT109"] * 4


def test_text_in_a_numeric_variable_is_told(tmp_path, lb):
    """The spec says what a variable is."""
    mixed = of_frame("LB", lb.frame.assign(LBSEQ=lb.frame["USUBJID"]), lb.spec)
    assert [problem.code for problem in write(mixed, tmp_path / "lb.xpt", table=TABLE)][:1] == ["XPT113"]


def test_what_the_program_must_not_ask_for_is_an_exception(tmp_path, lb):
    """No spec, a column without spec, no partition, partitions of different columns."""
    path = tmp_path / "lb.xpt"
    with pytest.raises(ValueError, match="does not describe"):
        write(of_frame("LB", lb.frame), path)
    with pytest.raises(ValueError, match="does not describe EXTRA"):
        write(of_frame("LB", lb.frame.assign(EXTRA=1.0), lb.spec), path)
    with pytest.raises(ValueError, match="no partition"):
        xpt.write_parts([], path, lengths=Lengths(), stamp=STAMP, table={})
    narrow = of_frame("LB", lb.frame[["USUBJID"]], lb.spec)
    with pytest.raises(ValueError, match="other columns"):
        xpt.write_parts([lb, narrow], path, lengths=lengths([lb], TABLE), stamp=STAMP, table=TABLE)
