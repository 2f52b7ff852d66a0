"""The workbook of findings."""

import subprocess
import sys
import time

import pytest
from openpyxl import load_workbook
from tests.report.validation.made import ABOUT, NASTY, events, many, package, rule, validation

from nec_cdisc.report import workbook_file
from nec_cdisc.report.validation.workbook import COLUMNS, write_workbook
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.validation import Validation


def test_findings_rules_and_datasets_have_sheets(tmp_path):
    """Each sheet has its lines, and rules and datasets their counts of open and waived findings."""
    write_workbook(validation(), ABOUT, tmp_path / "f.xlsx")
    book = load_workbook(tmp_path / "f.xlsx")
    assert book.sheetnames == ["Findings", "Rules", "Datasets"]
    findings = list(book["Findings"].iter_rows(values_only=True))
    assert findings[0] == tuple(column.title for column in COLUMNS)
    assert findings[2][:6] == ("error", "AEV101", "AE", "T-1-002", "1", 2)
    rules = {line[0]: line for line in book["Rules"].iter_rows(min_row=2, values_only=True)}
    assert rules["AEV101"][3:6] == ("found", 2, 0)
    assert rules["AEV102"][3:6] == ("found", 0, 1)
    assert (rules["LBV101"][3], rules["LBV101"][7]) == ("skipped", "there is no LB")
    assert list(book["Datasets"].iter_rows(min_row=2, values_only=True)) == [("AE", "ae.xpt", 6, 2, 1)]


def test_texts_stay_texts(tmp_path):
    """A formula is typed as text, and signs that XML cannot hold are shown."""
    finding = Finding(rule("AEV101"), "AE", f"=1+1 {NASTY}")
    write_workbook(Validation(package(events()), (), (finding,)), ABOUT, tmp_path / "f.xlsx")
    cell = load_workbook(tmp_path / "f.xlsx")["Findings"]["G2"]
    assert (cell.data_type, cell.value.startswith("=1+1 <script>")) == ("s", True)
    assert cell.quotePrefix


@pytest.mark.parametrize("seed", ["1", "2"])
def test_bytes_depend_on_content_alone(tmp_path, seed):
    """Another process with another hash seed writes the same bytes."""
    write_workbook(validation(), ABOUT, tmp_path / "f.xlsx")
    program = (
        "import pathlib, sys; from tests.report.validation.made import ABOUT, validation;"
        "from nec_cdisc.report.validation.workbook import write_workbook;"
        "write_workbook(validation(), ABOUT, pathlib.Path(sys.argv[1]))"
    )
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path), "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "g.xlsx")], check=True, env=environment)
    assert (tmp_path / "f.xlsx").read_bytes() == (tmp_path / "g.xlsx").read_bytes()


def test_more_lines_than_a_sheet_holds_go_on_in_the_next(tmp_path, monkeypatch):
    """No finding is cut off by the limit of a sheet."""
    monkeypatch.setattr(workbook_file, "LINES", 3)
    write_workbook(validation(), ABOUT, tmp_path / "f.xlsx")
    book = load_workbook(tmp_path / "f.xlsx")
    assert book.sheetnames[:2] == ["Findings", "Findings 2"]
    assert (book["Findings"].max_row, book["Findings 2"].max_row) == (4, 2)


def test_ten_thousand_findings_are_written_quickly(tmp_path):
    """The workbook of 10,000 findings takes CPU time of a few seconds at most."""
    held = many()
    start = time.process_time()
    write_workbook(held, ABOUT, tmp_path / "f.xlsx")
    assert time.process_time() - start < 6
