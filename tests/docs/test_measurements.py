"""The study that docs/measurements.md teaches is a real one, and the tables of the page are what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.adam.analysed import analysed, written
from tests.adam.small import ADSL, STUDY
from tests.adam.tumours import Assessment, Course, tabulated
from tests.docs.page import BLOCK, pieces, table

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "measurements.md").read_text("utf-8")
LESIONS = {"T1": "T1 (liver)", "T2n": "T2n (lymph node)", "NT1": "NT1"}


def found(cell):
    """Return a size as a number and a state as it stands."""
    return float(cell) if cell.isdecimal() else cell


@pytest.fixture(scope="module")
def analysis(tmp_path_factory):
    """Run the study of the page once, on the lesions of its first table."""
    folder = tmp_path_factory.mktemp("measurements")
    seen = [
        Assessment(int(row["day"]), {name: found(row[head]) for name, head in LESIONS.items()}, row["told"])
        for row in table(PAGE, "visit")
    ]
    tabulated(folder / "sdtm", {"TEST-1": Course(seen)})
    files = {"mappings/study.yaml": STUDY, "mappings/adam/adsl.yaml": ADSL, **pieces(PAGE)}
    return analysed(written(folder, files), folder / "sdtm")


def test_every_block_with_code_is_a_piece_of_a_file():
    """No YAML on the page escapes the run."""
    assert len(re.findall(r"^```(yaml|csv|python)", PAGE, re.MULTILINE)) == len(BLOCK.findall(PAGE)) == 4


def test_sums_are_those_of_the_page(analysis):
    """The sums of ADTR are the table of the page, record by record, and each target lesion has a record beside them."""
    wanted = table(PAGE, "AVISIT | AVAL |")
    rows = analysis.records("ADTR")
    got = [{name: row[name] for name in wanted[0]} for row in rows if row["PARAMCD"] == "SUMDIAM"]
    assert [[*map(float_or_text, row.values())] for row in got] == [
        [*map(float_or_text, row.values())] for row in wanted
    ]
    assert [row["PARAMCD"] for row in rows].count("DIAMT1") == [row["PARAMCD"] for row in rows].count("DIAMT2n") == 5


def float_or_text(cell):
    """Return a number rounded to six decimals, any other text as it stands."""
    try:
        return round(float(cell), 6)
    except ValueError:
        return cell


def test_responses_and_questions_are_those_of_the_page(analysis):
    """ADRS is the table of the page, and each N is one question at the cell of RS."""
    wanted = [{name: row[name] for name in ("AVISIT", "AVALC", "CRIT1FL")} for row in table(PAGE, "AVISIT | AVALC")]
    got = [{name: row[name] for name in wanted[0]} for row in analysis.records("ADRS")]
    assert got == wanted
    asked = [(item.code, item.cells.column, item.cells.value) for item in analysis.queries]
    assert asked == [("ANL130", "RSSTRESC", "PR"), ("ANL130", "RSSTRESC", "SD")]
