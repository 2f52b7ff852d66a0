"""The study that docs/oncology.md teaches is a real one, and the tables of the page are what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.test_language import BLOCK, converted, pieces, rows, written

from nec_cdisc.problem import Severity
from nec_cdisc.verbs.lesion import lesion

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "oncology.md").read_text("utf-8")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Run the study of the page once."""
    return converted(written(tmp_path_factory.mktemp("oncology"), pieces(PAGE)))


def table(head: str) -> list[tuple[str, ...]]:
    """Return the lines of the table of the page whose head begins with a text; blank cells are missing."""
    block = re.search(rf"^\| {re.escape(head)}.*\n\|[ -|]+\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    lines = block[1].splitlines()
    return [tuple(cell.strip() or None for cell in line.strip("|").split("|")) for line in lines]


def test_every_block_with_code_is_a_piece_of_a_file():
    """No YAML or CSV on the page escapes the run."""
    assert len(re.findall(r"^```(yaml|csv|python)", PAGE, re.MULTILINE)) == len(BLOCK.findall(PAGE))


def test_the_lesions_of_the_page_are_those_of_tu(outcome):
    """TU is the table of the page, record by record."""
    found = rows(outcome, "TU", "TUEVALID", "TULNKID", "TUTESTCD", "TUORRES", "VISIT")
    assert found == [line[:5] for line in table("TUEVALID | TULNKID")]


def test_sums_and_responses_are_those_of_the_page(outcome):
    """Each evaluator's sum and response are worked by hand on the page, from the sizes beside them."""
    dataset = outcome.datasets["TR"]
    found = {
        (group, size)
        for group, test, size in rows(outcome, "TR", "TRLNKGRP", "TRTESTCD", "TRSTRESN")
        if test != "TUMSTATE"
    }
    for evaluator, visit, sizes, total, _ in table("evaluator | assessment"):
        group = f"{evaluator}-{visit}"
        read = [None if size == "not evaluable" else float(size) for size in sizes.split(", ")]
        assert {size for name, size in found if name == group} == set(read)
        assert total is None or float(total) == sum(read)
    assert len({group for group, _ in found}) == len(table("evaluator | assessment"))
    assert dataset.frame["TRLOBXFL"].notna().sum() == 7


def test_what_was_not_measured_is_carried_as_the_page_says(outcome):
    """Too small, not evaluable and gone: collected and standard result, status and reason."""
    names = ("TRORRES", "TRSTRESC", "TRSTRESN", "TRSTAT", "TRREASND")
    found = {
        tuple(None if cell is None else str(cell).removesuffix(".0") for cell in row)
        for row in rows(outcome, "TR", *names)
    }
    lines = [line[1:] for line in table("what the site says")]
    assert [line in found for line in lines] == [True, True, True, False, True]  # no target lesion of the page is gone


def test_identifiers_are_those_of_the_page():
    """The table of identifiers is what the verb gives."""
    assert [line[1] for line in table("the form says")][:5] == ["T1", "NT2, NEW1", "T1/T2", "T1.2", "R1-T1"]
    assert lesion("01", "TARGET") == lesion("T1", "TARGET") == "T1"
    assert (lesion("2", "NON-TARGET"), lesion("1", "NEW")) == ("NT2", "NEW1")
    assert {lesion("1", "TARGET", None, "2"), lesion("2", "TARGET", None, "1"), lesion("1/2", "TARGET")} == {"T1/T2"}
    assert lesion("2", "TARGET", part_of="1") == lesion("1.2", "TARGET") == "T1.2"


def test_the_two_questions_are_those_of_the_page(outcome):
    """A lesion that the baseline does not know, and a response that the sizes contradict: nothing else."""
    asked = [item for item in outcome.problems if item.severity is Severity.QUERY]
    assert [(item.code, item.message, item.cells.file, item.cells.rows) for item in asked] == [
        ("ROW108", "A lesion that the baseline does not know", "raw/lesions.csv", (9,)),
        ("ROW108", "The target response is not what the measurements give", "raw/reads.csv", (8,)),
    ]


def test_assessments_and_lesions_belong_together(outcome):
    """Every response has measurements of its assessment, and every measurement the record of its lesion."""
    measured = rows(outcome, "TR", "TRLNKID", "TRLNKGRP")
    assert {lesion for lesion, _ in measured} == {lesion for (lesion,) in rows(outcome, "TU", "TULNKID")}
    assert {group for (group,) in rows(outcome, "RS", "RSLNKGRP")} <= {group for _, group in measured}
    assert len(outcome.datasets["RELREC"].frame) == 4
