"""The list of findings for spreadsheets."""

import csv

from tests.report.validation.made import events, package, rule, validation

from nec_cdisc.report.validation.listing import COLUMNS, write_listing
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.validation import Validation


def read(path):
    """Return the lines of a list."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_finding_has_its_line(tmp_path):
    """Open and waived findings are listed, with status, raw row, mapping line and what to do."""
    write_listing(validation(), tmp_path / "f.csv")
    lines = read(tmp_path / "f.csv")
    assert len(lines) == len(validation().findings)
    assert tuple(lines[0]) == COLUMNS
    assert [line["status"] for line in lines] == ["open", "open", "waived", "open"]
    assert (lines[1]["raw"], lines[1]["mapping_line"]) == ("raw/ae.csv:3", "mappings/sdtm/ae.yaml:12:3")
    assert (lines[1]["next_step"], lines[1]["values"]) == ("Do AEV101.", "AESTDTC=2019-07-02")
    assert (lines[2]["waived_by"], lines[2]["waived_because"]) == ("A. Manager", "Known & <accepted>")
    assert lines[1]["finding"] == validation().findings[1].identity


def test_no_cell_is_a_formula(tmp_path):
    """A value that begins like a formula is written so that no spreadsheet carries it out."""
    finding = Finding(rule("AEV101"), "AE", "=HYPERLINK(1)", subject="+1", raw=("@x:1",))
    write_listing(Validation(package(events()), (), (finding,)), tmp_path / "f.csv")
    (line,) = read(tmp_path / "f.csv")
    assert (line["message"], line["subject"], line["raw"]) == ("'=HYPERLINK(1)", "'+1", "'@x:1")


def test_a_comparison_is_a_column(tmp_path):
    """Each finding says whether it is new where runs are compared, and nothing where they are not."""
    write_listing(validation(earlier=[]), tmp_path / "f.csv")
    assert {line["since"] for line in read(tmp_path / "f.csv")} == {"new"}
    write_listing(validation(), tmp_path / "f.csv")
    assert {line["since"] for line in read(tmp_path / "f.csv")} == {""}
