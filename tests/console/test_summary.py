"""The closing summary."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from nec_cdisc.console.summary import Lists, show_summary
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.problem import Problem
from nec_cdisc.run.engine import Outcome
from nec_cdisc.run.ledger.book import Ledger
from nec_cdisc.run.ledger.counts import FormCounts, empty_tally
from nec_cdisc.run.ledger.fate import Fate, Reason
from nec_cdisc.run.sdtm import Conversion
from nec_cdisc.run.whereabouts import Whereabouts

MAPPED = Reason(Fate.MAPPED, "AE.AESPID")
NAMES = ("problems.csv", "left_out.csv", "queries.xlsx", "ledger.csv", "corrections.csv", "cut_off.csv")
LISTS = Lists(*(f"outputs/reports/{name}" for name in NAMES))


def said(tmp_path: Path, problems: tuple[Problem, ...], *, published: bool, lost: bool = False) -> str:
    """Return the summary of a run with one dataset."""
    columns = {"AESEQ": np.array([1.0, 2.0])}
    counts = {("ae", "records read"): 5, ("ae", "left out: never opened"): 3}
    tally = empty_tally()
    tally[:, 0] = (5, 30)
    groups = {(None, MAPPED): (5, 0), ("ae_no", MAPPED): (0, 30)}
    form = FormCounts("ae", "raw/ae.csv", ("ae_no",), groups, {"001": tally}, 5, 30, {"ae_no": (2,)} if lost else {})
    outcome = Outcome({"AE": Dataset("AE", columns)}, (), counts, Whereabouts([]), ledger=Ledger((form,)))
    folder = tmp_path / "outputs" / ("sdtm" if published else "candidate")
    conversion = Conversion(outcome, problems, folder, {"AE": "ae.xpt"}, published)
    text = io.StringIO()
    show_summary(Console(file=text, width=160), conversion, tmp_path, LISTS)
    return text.getvalue()


def test_records_in_and_out_and_left_out(tmp_path: Path):
    """The summary counts records in and out, and those left out under their rule."""
    text = said(tmp_path, (), published=True)
    assert "5 raw records of 1 forms in, 2 SDTM records out" in text
    assert "ae: 3 records left out: never opened" in text
    assert "outputs/sdtm/ae.xpt" in text


@pytest.mark.parametrize(
    ("codes", "published", "expected"),
    [
        ((), True, "Next: look at the datasets"),
        (("VAL112",), True, "send the queries to the sites"),
        (("MAP121",), False, "Not published"),
    ],
)
def test_what_to_do_next(tmp_path: Path, codes: tuple[str, ...], published: bool, expected: str):
    """The last line says what to do next."""
    problems = tuple(Problem(code, "x") for code in codes)
    assert expected in said(tmp_path, problems, published=published)


def test_the_problem_list_is_named(tmp_path: Path):
    """The summary names the file with every problem."""
    assert "1 query, 0 notes; each one with its raw row in outputs/reports/problems.csv" in said(
        tmp_path, (Problem("VAL112", "x"),), published=True
    )


def test_the_workbook_of_queries_is_named_where_there_are_any(tmp_path: Path):
    """Who has something to ask is told which file to send; who has not is not."""
    assert "one per fact: outputs/reports/queries.xlsx" in said(tmp_path, (Problem("VAL112", "x"),), published=True)
    assert "queries.xlsx" not in said(tmp_path, (), published=True)


def test_it_says_whether_the_ledger_ties_out(tmp_path: Path):
    """One line counts the raw rows and filled cells, and says whether all of them are accounted for."""
    all_of_them = "all 5 raw rows and 30 filled cells are accounted for: outputs/reports/ledger.csv"
    assert all_of_them in said(tmp_path, (), published=True)
    some = "of 5 raw rows and 30 filled cells some are not accounted for: outputs/reports/ledger.csv"
    assert some in said(tmp_path, (), published=False, lost=True)
