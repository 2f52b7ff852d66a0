"""Reports name the subject and the visit of a raw record, and nothing that is private."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from tests.conftest import DM
from tests.studies.raw_files import write_workbook

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plan.lint import lint
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.table import FormTable
from nec_cdisc.run.whereabouts import Whereabouts
from nec_cdisc.study.folder import open_study

COLUMNS = {"site": ["01", "01", None], "subj": ["001", None, None], "visit": ["Screening", "NK", "Cycle 1"]}


@pytest.fixture
def whereabouts():
    """Give the whereabouts of one form, without row 3, with private columns if wanted."""

    def make(*private: str) -> Whereabouts:
        columns = {name: encode(values) for name, values in COLUMNS.items()}
        source = SimpleNamespace(block=SimpleNamespace(missing=("NK",), subject=("site", "subj"), visit="visit"))
        form = SimpleNamespace(name="vs", source=source, private=frozenset(private), file="raw/vs.csv")
        raw = Dataset("raw/vs.csv", columns, rows=np.array([2, 4, 5]))
        return Whereabouts([FormTable(form, raw, np.arange(3))])

    return make


@pytest.mark.parametrize(
    ("row", "told"), [(2, ("01-001", "Screening")), (4, ("01", None)), (5, (None, "Cycle 1")), (3, (None, None))]
)
def test_a_record_is_named_by_what_its_form_says(whereabouts, row, told):
    """Parts of the subject that are missing are left out; a row without a record is nowhere."""
    assert whereabouts().of("raw/vs.csv", row) == told


def test_a_value_is_told_unless_it_is_private(whereabouts):
    """A text that means missing, a row or a column that is not there, and a private column have no value to tell."""
    told = whereabouts("site")
    assert told.value("raw/vs.csv", 2, "visit") == "Screening"
    others = [(4, "visit"), (3, "visit"), (9, "visit"), (2, "dose"), (2, "site")]
    assert [told.value("raw/vs.csv", row, column) for row, column in others] == [None] * 5
    assert told.value("raw/other.csv", 2, "visit") is None


def test_many_records_are_told_as_each_of_them_is(whereabouts):
    """Looked up together, records have the subject, visit and value that each has alone; what is private stays so."""
    rows = (5, 3, 2, 9, 4, 1)
    for private in ((), ("subj",), ("visit",)):
        where = whereabouts(*private)
        for file in ("raw/vs.csv", "raw/other.csv"):
            for column in ("visit", "site", "dose"):
                alone = [(*where.of(file, row), where.value(file, row, column)) for row in rows]
                assert list(where.told(file, rows, column)) == alone
            assert [told[2] for told in where.told(file, rows)] == [None] * 6
    assert list(whereabouts().told("raw/vs.csv", ())) == []


def test_an_unknown_file_says_nothing(whereabouts):
    """A file that is no form has no subjects."""
    assert whereabouts().of("raw/other.csv", 2) == (None, None)


def test_private_columns_are_not_told(whereabouts):
    """Neither a part of the subject nor the visit is told where it is private."""
    assert whereabouts("subj", "visit").of("raw/vs.csv", 2) == ("01", None)
    assert whereabouts("site", "subj").of("raw/vs.csv", 2) == (None, "Screening")


def test_the_sheets_of_a_workbook_are_told_apart(build):
    """One row number and one bad date in two sheets are two questions, each with the sheet and its own subject."""
    head = ("site", "subj", "day")
    rows = {sheet: [head, ("01", subject, "31.02.2019")] for sheet, subject in (("A", "001"), ("B", "002"))}
    forms = "a: {file: two.xlsx, sheet: A, key: [site, subj]}\nb: {file: two.xlsx, sheet: B, key: [site, subj]}"
    dates = "  RFICDTC: {earliest: a.day}\n  RFPENDTC: {earliest: b.day}\n"
    folder = build({"mappings/sdtm/dm.yaml": DM + dates}, forms=forms).folder
    write_workbook(folder / "raw" / "two.xlsx", rows)
    plan = lint(open_study(folder)).plan
    outcome = execute(plan, Inputs(folder, None, ()))
    found = [(item.cells.file, item.cells.rows) for item in outcome.problems if item.code == "VAL112"]
    assert found == [("raw/two.xlsx#A", (2,)), ("raw/two.xlsx#B", (2,))]
    assert [outcome.whereabouts.of(file, 2)[0] for file, _ in found] == ["01-001", "01-002"]
