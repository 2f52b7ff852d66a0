"""Transport files are read as text by formats, with problems that name the raw file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.reader import FileOptions, Unreadable
from nec_cdisc.readers import xpt
from nec_cdisc.xpt.member import CHAR, NUM, Member, Variable
from nec_cdisc.xpt.write import write

DEFAULT = FileOptions()
STAMP = datetime.fromisoformat("2014-01-01T00:00:00")


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    """Return a transport file with text, numbers, dates and times."""
    variables = (
        Variable("SUBJECT", "Subject", CHAR, 8),
        Variable("WEIGHT", "Weight", NUM, 8),
        Variable("VISDT", "Date of visit", NUM, 8, "DATE9."),
        Variable("DOSEDTM", "Time of dose", NUM, 8, "DATETIME20."),
        Variable("VISTM", "Time of visit", NUM, 8, "TIME5."),
    )
    columns = [
        encode(["00001", "00002", None]),
        np.array([70.5, 82, np.nan]),
        np.array([20699, np.nan, 0]),
        np.array([86399.0, np.nan, 0]),
        np.array([34200.0, 34215, np.nan]),
    ]
    path = tmp_path / "visits.xpt"
    with path.open("wb") as file:
        assert write(file, Member("VISITS", "Visits", variables, STAMP), columns) == ()
    return path


def test_values_become_text_by_their_format(visits):
    """Numbers, dates and times come out by the rule of typed cells; blank and missing are missing."""
    dataset = xpt.read(visits, "raw/visits.xpt", DEFAULT).dataset
    assert {name: dataset.column(name).to_list() for name in dataset.frame} == {
        "SUBJECT": ["00001", "00002", None],
        "WEIGHT": ["70.5", "82", None],
        "VISDT": ["2016-09-02", None, "1960-01-01"],
        "DOSEDTM": ["1960-01-01T23:59:59", None, "1960-01-01T00:00:00"],
        "VISTM": ["09:30", "09:30:15", None],
    }
    assert (dataset.name, dataset.rows.tolist()) == ("raw/visits.xpt", [2, 3, 4])


def test_headers_are_the_columns_that_are_read(visits):
    """What lint sees is what a run reads."""
    assert xpt.headers(visits, DEFAULT) == list(xpt.read(visits, "v", DEFAULT).dataset.frame.columns)


def test_special_missing_values_are_noted(visits):
    """The letter of a special missing value is told once, with variable and record."""
    content = visits.read_bytes()
    missing = b"00002   " + bytes.fromhex("4252000000000000")  # 82 as an IBM double
    assert content.count(missing) == 1
    visits.write_bytes(content.replace(missing, b"00002   A" + b"\0" * 7))
    reading = xpt.read(visits, "raw/visits.xpt", DEFAULT)
    assert [(p.code, p.cells.file, p.cells.rows, p.cells.column) for p in reading.problems] == [
        ("RAW133", "raw/visits.xpt", (3,), "WEIGHT")
    ]
    assert reading.dataset.column("WEIGHT").to_list() == ["70.5", None, None]


def test_text_outside_the_encoding_is_a_problem_of_the_file(visits):
    """Bytes that are no text in the declared encoding are told with the raw file's name."""
    visits.write_bytes(visits.read_bytes().replace(b"00002 ", b"0000\xe4 "))
    (problem,) = xpt.read(visits, "raw/visits.xpt", DEFAULT).problems
    assert (problem.code, problem.cells.file) == ("XPT153", "raw/visits.xpt")
    reading = xpt.read(visits, "raw/visits.xpt", FileOptions(encoding="latin-1"))
    assert reading.dataset.column("SUBJECT").to_list()[1] == "0000ä"


def test_what_is_no_transport_file_is_refused(visits, tmp_path):
    """Text, a cut-off file, an empty file, a wrong member and a missing file are one problem each."""
    whole = visits.read_bytes()
    path = tmp_path / "v.xpt"
    for content, code in ((b"a,b\n" * 40, "XPT150"), (whole[:-3], "XPT152"), (b"", "RAW106")):
        path.write_bytes(content)
        with pytest.raises(Unreadable) as refusal:
            xpt.read(path, "raw/v.xpt", DEFAULT)
        assert (refusal.value.problem.code, refusal.value.problem.cells.file) == (code, "raw/v.xpt")
    with pytest.raises(Unreadable) as refusal:
        xpt.read(visits, "raw/v.xpt", FileOptions(sheet="OTHER"))
    assert refusal.value.problem.code == "XPT154"
    with pytest.raises(Unreadable, match="not there"):
        xpt.headers(tmp_path / "none.xpt", DEFAULT)
