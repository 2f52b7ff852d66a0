"""The study that docs/language.md teaches: its blocks are a real study, and the page tells what really happens."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from tests.docs.page import BLOCK, pieces

from nec_cdisc.plan.lint import lint
from nec_cdisc.plugin.convention import DateConvention
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem import Severity
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.study.folder import open_study
from nec_cdisc.verbs.date import date

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "language.md").read_text("utf-8")


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write the files of a study."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def converted(folder: Path):
    """Return what lint and a run say of a study folder."""
    linted = lint(open_study(folder))
    said = [f"{item.code} {item.place}: {item.message}" for item in linted.problems if item.severity != "note"]
    assert said == []
    return execute(linted.plan, Inputs(folder, None, linted.study.corrections))


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Run the study of the page once."""
    return converted(written(tmp_path_factory.mktemp("tutorial"), pieces(PAGE)))


def rows(outcome, dataset, *names):
    """Return the values of some variables, record by record, missing ones as ``None``."""
    frame = outcome.datasets[dataset].frame[list(names)].astype(object)
    return [tuple(None if value != value else value for value in row) for row in frame.itertuples(index=False)]  # noqa: PLR0124 - a missing number is not itself


def test_every_block_with_code_is_a_piece_of_a_file():
    """No YAML, CSV or Python on the page escapes this test."""
    assert len(re.findall(r"^```(yaml|csv|python)", PAGE, re.MULTILINE)) == len(BLOCK.findall(PAGE))
    assert len(pieces(PAGE)) >= 15


def test_the_study_gives_the_datasets_of_the_page(outcome):
    """The tutorial's study runs and gives DM, AE, EX, LB and SUPPAE."""
    assert {name: len(dataset.frame) for name, dataset in outcome.datasets.items()} == {
        "DM": 2,
        "AE": 4,
        "SUPPAE": 1,
        "EX": 2,
        "LB": 8,
    }


def test_the_one_question_is_the_one_that_the_page_tells(outcome):
    """One query: event 2 of subject 002 ends before it starts."""
    queries = [item for item in outcome.problems if item.severity is Severity.QUERY]
    assert [(item.code, item.message, list(item.cells.rows)) for item in queries] == [
        ("ROW108", "The event ends before it starts", [5])
    ]


def test_without_the_correction_there_are_two_questions(tmp_path):
    """The impossible date is asked for where the register does not correct it."""
    files = pieces(PAGE)
    del files["mappings/corrections.csv"]
    problems = converted(written(tmp_path, files)).problems
    found = Counter(item.code for item in problems if item.severity is Severity.QUERY)
    assert found == {"ROW108": 1, "VAL112": 1}


def test_dates_and_days_come_out_as_told(outcome):
    """Partial dates stay partial; study days count from the first dose without a day zero."""
    assert rows(outcome, "AE", "USUBJID", "AESTDTC", "AESTDY", "AESER", "EPOCH") == [
        ("TUT-1-01-001", "2019-07-05", 3.0, "N", "TREATMENT"),
        ("TUT-1-01-001", "2019-08", None, None, "FOLLOW-UP"),
        ("TUT-1-01-002", "2019-06-30", -4.0, "N", "SCREENING"),
        ("TUT-1-01-002", "2019-07-09", 6.0, "N", "TREATMENT"),
    ]


def test_laboratory_results_come_out_as_told(outcome):
    """Wide and long forms feed one dataset; units are converted, limits kept, unscheduled visits numbered."""
    assert rows(outcome, "LB", "LBREFID", "LBTESTCD", "LBORRES", "LBSTRESC", "LBSTRESN", "LBSTRESU", "VISITNUM") == [
        ("0148", "CGA", "<5", "<5", None, "ug/L", 1.0),
        ("0147", "HGB", "13,4", "134", 134.0, "g/L", 1.0),
        ("0147", "PLAT", "212", "212", 212.0, "10^9/L", 1.0),
        ("0161", "HGB", "12,9", "129", 129.0, "g/L", 10.0),
        ("0161", "PLAT", "ND", "ND", None, "10^9/L", 10.0),
        ("0150", "HGB", "8,1", "130.5", 130.5, "g/L", 1.0),
        ("0150", "PLAT", "187", "187", 187.0, "10^9/L", 1.0),
        ("0201", "NSE", "18,6", "18.6", 18.6, "ug/L", 1.1),
    ]


def test_the_table_of_dates_is_true():
    """Every date in the page's table becomes what the table says."""
    table = re.findall(r"^\| `([^`]+)` \| (?:`([^`]+)`|blank, (no|and a) query.*) \|$", PAGE, re.MULTILINE)
    assert len(table) == 6
    for typed, becomes, query in table:
        try:
            found = date(typed, convention=DateConvention(("dmy",), frozenset({"UN"})))
        except Refused:
            found = "query"
        assert found == (becomes or {"no": None, "and a": "query"}[query])


def test_a_broken_piece_fails(tmp_path):
    """The test can fail: a misspelt verb in the page's study is found."""
    files = {name: text.replace("{date: ae_start}", "{dat: ae_start}") for name, text in pieces(PAGE).items()}
    linted = lint(open_study(written(tmp_path, files)))
    assert "there is no verb 'dat'" in [item.message for item in linted.problems]
