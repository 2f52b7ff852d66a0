"""The study that docs/responses.md teaches is a real one, and the tables of the page are what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.adam.analysed import analysed, transport, written
from tests.adam.small import ADSL, STUDY, dm, response, rs
from tests.docs.page import BLOCK, pieces, table

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "responses.md").read_text("utf-8")

#: What was found in the tissue of two subjects; that of the third was not examined.
MI = {
    "STUDYID": ["TEST"] * 5,
    "DOMAIN": ["MI"] * 5,
    "USUBJID": ["TEST-1", "TEST-1", "TEST-2", "TEST-2", "TEST-3"],
    "MISEQ": [1.0, 2.0, 1.0, 2.0, 1.0],
    "MITESTCD": ["PAKT"] * 5,
    "MITSTDTL": ["", "H SCORE TOTAL SCORE", "", "H SCORE TOTAL SCORE", ""],
    "MISTRESC": ["POSITIVE", "190", "NEGATIVE", "0", ""],
    "MISTRESN": [None, 190.0, None, 0.0, None],
    "MISTAT": ["", "", "", "", "NOT DONE"],
}


@pytest.fixture(scope="module")
def analysis(tmp_path_factory):
    """Run the study of the page once, on the responses of its first table."""
    folder = tmp_path_factory.mktemp("responses")
    people = table(PAGE, "subject")
    columns = {"RFXSTDTC": [row["first dose"] for row in people], "DTHDTC": [row["death"] for row in people]}
    transport(folder / "sdtm", "DM", dm([row["subject"] for row in people], **columns))
    said = [(row["subject"], *one.split()) for row in people for one in row["responses by date"].split(", ") if one]
    transport(folder / "sdtm", "RS", rs([response(who, n, what, day) for n, (who, what, day) in enumerate(said, 1)]))
    transport(folder / "sdtm", "MI", MI)
    files = pieces(PAGE)
    files["mappings/adam/adsl.yaml"] = ADSL + files["mappings/adam/adsl.yaml"]
    ran = analysed(written(folder, {"mappings/study.yaml": STUDY, **files}), folder / "sdtm")
    assert ran.queries == []
    return ran


def test_every_block_with_code_is_a_piece_of_a_file():
    """No YAML on the page escapes the run."""
    assert len(re.findall(r"^```(yaml|csv|python)", PAGE, re.MULTILINE)) == len(BLOCK.findall(PAGE)) == 5


def test_responses_are_those_of_the_page(analysis):
    """ADRS is the table of the page, record by record."""
    wanted = table(PAGE, "USUBJID | PARAMCD | AVALC")
    got = [{name: row[name] for name in wanted[0]} for row in analysis.records("ADRS")]
    assert sorted(got, key=str) == sorted(wanted, key=str)


def test_times_in_days_are_those_of_the_page(analysis):
    """ADTTE is the table of the page, and PFS in months stands beside it."""
    wanted = table(PAGE, "USUBJID | PARAMCD | AVAL | ADT")
    rows = analysis.records("ADTTE")
    got = [{name: row[name] for name in wanted[0]} for row in rows if row["PARAMCD"] != "PFSM"]
    assert sorted(got, key=str) == sorted(wanted, key=str)
    assert next(row["AVAL"] for row in rows if row["PARAMCD"] == "PFSM")[:5] == "7.392"


def test_markers_stand_beside_the_response(analysis):
    """ADMI is the table of the page."""
    wanted = table(PAGE, "USUBJID | PARAMCD | AVAL | AVALC |")
    got = [{name: row[name] for name in wanted[0]} for row in analysis.records("ADMI")]
    assert sorted(got, key=str) == sorted(wanted, key=str)
