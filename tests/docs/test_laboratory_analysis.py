"""The study that docs/laboratory-analysis.md teaches is a real one, and the table of the page is what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.adam.analysed import analysed, transport, written
from tests.adam.laboratory import lb
from tests.adam.small import ADSL, STUDY, dm
from tests.docs.page import BLOCK, pieces, table

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "laboratory-analysis.md").read_text("utf-8")
#: The page reads the last dose too.
DOSED = ADSL + "  TRTEDT: {take: RFXENDTC}\n"


@pytest.fixture(scope="module")
def analysis(tmp_path_factory):
    """Run the study of the page once, on the results of its table."""
    folder = tmp_path_factory.mktemp("laboratory")
    people = table(PAGE, "subject")
    columns = {"RFXSTDTC": [row["first dose"] for row in people], "RFXENDTC": [row["last dose"] for row in people]}
    transport(folder / "sdtm", "DM", dm([row["subject"] for row in people], **columns))
    results = [row | {"USUBJID": row["subject"], "LBSTRESC": row["LBSTRESN"]} for row in table(PAGE, "LBSEQ")]
    transport(folder / "sdtm", "LB", lb(results))
    files = {"mappings/study.yaml": STUDY, "mappings/adam/adsl.yaml": DOSED, **pieces(PAGE)}
    return analysed(written(folder, files), folder / "sdtm")


def test_every_block_with_code_is_a_piece_of_a_file():
    """No YAML on the page escapes the run."""
    assert len(re.findall(r"^```(yaml|csv|python)", PAGE, re.MULTILINE)) == len(BLOCK.findall(PAGE)) == 5


def test_results_are_those_of_the_page(analysis):
    """ADLB is the table of the page, record by record."""
    wanted = table(PAGE, "SRCSEQ")
    got = sorted(analysis.records("ADLB"), key=lambda row: int(row["SRCSEQ"]))
    assert [{name: row[name] for name in wanted[0]} for row in got] == wanted
    assert {row["PARAM"] for row in got} == {"HGB (g/L)", "CGA (ug/L)", "CREAT (umol/L)"}


def test_the_one_question_is_the_one_that_the_page_tells(analysis):
    """Creatinine of subject 2 has no baseline."""
    assert [(item.code, item.message) for item in analysis.queries] == [("ANL112", "no baseline of CREAT (umol/L)")]
