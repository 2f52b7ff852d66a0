"""The study that docs/questionnaires.md teaches is a real one, and the tables of the page are what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.adam.analysed import analysed, transport, written
from tests.adam.questionnaires import answered, qs
from tests.adam.small import ADSL, STUDY, dm
from tests.docs.page import BLOCK, pieces, table

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "questionnaires.md").read_text("utf-8")
#: Scales of which no item is asked have records without a score.
TOLD = {"DY", "FA", "QL2"}


@pytest.fixture(scope="module")
def analysis(tmp_path_factory):
    """Run the study of the page once, on the answers of its first table."""
    folder = tmp_path_factory.mktemp("questionnaires")
    people = dm(("TEST-1", "TEST-2"), RFXSTDTC=["2021-01-01"] * 2, DTHDTC=["", "2021-06-01"])
    transport(folder / "sdtm", "DM", people)
    answers = []
    for row in table(PAGE, "subject"):
        items = {
            f"q{item}": float(answer) for item, answer in (one.split("=") for one in row["answers by item"].split())
        }
        answers += answered(row["subject"], float(row["visit"]), row["date"], **items)
    transport(folder / "sdtm", "QS", qs(answers))
    files = {"mappings/study.yaml": STUDY, "mappings/adam/adsl.yaml": ADSL, **pieces(PAGE)}
    return analysed(written(folder, files), folder / "sdtm")


def cell(name, text):
    """Return a cell as the page writes it: scores and changes with two decimals."""
    return f"{float(text):.2f}" if name in {"AVAL", "CHG"} and text else text


def test_every_block_with_code_is_a_piece_of_a_file():
    """No YAML on the page escapes the run."""
    assert len(re.findall(r"^```(yaml|csv|python)", PAGE, re.MULTILINE)) == len(BLOCK.findall(PAGE)) == 3


def test_scores_are_those_of_the_page(analysis):
    """ADQS is the table of the page, record by record; a scale of which nothing was asked has no score."""
    wanted = table(PAGE, "USUBJID | PARAMCD | AVISITN")
    rows = analysis.records("ADQS")
    got = [{name: cell(name, row[name]) for name in wanted[0]} for row in rows if row["PARAMCD"] in TOLD]
    assert sorted(got, key=str) == sorted(wanted, key=str)
    assert {row["AVAL"] for row in rows if row["PARAMCD"] not in TOLD} == {""}
    assert analysis.queries == []


def test_times_are_those_of_the_page(analysis):
    """ADTTE is the table of the page, and its sources are records of ADQS."""
    wanted = table(PAGE, "USUBJID | PARAMCD | AVAL |")
    numbers = {(row["USUBJID"], row["ASEQ"]): row for row in analysis.records("ADQS")}
    got = analysis.records("ADTTE")
    told = [{name: row[name] for name in wanted[0]} for row in got]
    assert sorted(told, key=str) == sorted(wanted, key=str)
    for row in got:
        source = numbers[row["USUBJID"], row["SRCSEQ"]]
        assert (source["PARAMCD"], source["ADT"]) == ("FA", row["ADT"])
