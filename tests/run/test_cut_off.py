"""The records after the data cut-off are found by their date; what it did to each form is counted."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.conftest import SOURCE

from nec_cdisc.lineage.model import FormCut
from nec_cdisc.run.cut_off import cut_off_place
from nec_cdisc.run.sdtm import convert

MH = """\
dataset: MH
one_record_per: entry
rows: {from: mh}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
"""


def history(build, *days: str, form: str = ", cut_off: day", apart: str = ""):
    """Build the base study with an entry of medical history for each day."""
    lines = "".join(f"01,001,{number},Entry {number},{day}\n" for number, day in enumerate(days, 1))
    files = {"mappings/sdtm/mh.yaml": MH + apart, "raw/mh.csv": "site,subj,no,term,day\n" + lines}
    return build(files, forms=f"mh: {{file: mh.csv, key: [site, subj, no]{form}}}")


def counted(ran) -> FormCut:
    """Return what the cut-off did to medical history."""
    (cut,) = (cut for cut in ran.outcome.cuts if cut.form == "mh")
    return cut


def test_each_record_lies_on_one_side_or_is_undecided(build):
    """On the day, before, after, partial on both sides, wholly unknown, impossible, declared missing, blank."""
    days = ("15.08.2019", "UN.07.2019", "16.08.2019", "UN.09.2019", "UN.08.2019", "UN.UN.UN", "31.06.2019", "NK", "")
    ran = history(build, *days).run("2019-08-15")
    cut = counted(ran)
    assert (cut.records, cut.left_out, cut.before, cut.partial, cut.unreadable, cut.blank) == (9, 2, 2, 1, 2, 2)
    assert len(ran.rows("MH", "MHTERM")) == 7
    assert ran.cells("ROW111") == [("raw/mh.csv", [4, 5], "day", None)]
    assert sorted(ran.cells("ROW118"), key=str) == [
        ("raw/mh.csv", [6], "day", "UN.08.2019"),
        ("raw/mh.csv", [7], "day", "UN.UN.UN"),
        ("raw/mh.csv", [8], "day", "31.06.2019"),
        ("raw/mh.csv", [9, 10], "day", None),
    ]


def test_a_form_without_a_date_keeps_all_its_records(build):
    """It is counted all the same, so that a reviewer sees what the cut-off did not look at."""
    ran = history(build, "16.08.2019", form="", apart="not_submitted: {day: not of interest}\n").run("2019-08-15")
    assert (counted(ran).column, counted(ran).records, counted(ran).left_out) == (None, 1, 0)
    assert ran.rows("MH", "MHTERM") == ["Entry 1"]


def test_without_a_cut_off_nothing_is_counted(build):
    """Neither forms nor notes: a run without a cut-off has none."""
    ran = history(build, "UN.08.2019").run()
    assert (ran.outcome.cuts, ran.codes) == ((), [])


@pytest.mark.parametrize(("form", "column"), [(", cut_off: day", 54), ("", 3)])
def test_the_line_of_the_date_is_known(build, form, column):
    """It is where the form names the column, else the form itself."""
    place = cut_off_place(history(build, "", form=form).plan.study.forms["mh"])
    assert (place.file, place.column) == ("mappings/sources/edc.yaml", column)


def test_a_private_date_is_not_quoted(build):
    """The note gives form, column and row."""
    (problem,) = history(build, "UN.08.2019", form=", cut_off: day, private: day").run("2019-08-15").of("ROW118")
    assert "UN" not in problem.message
    assert (problem.cells.rows, problem.cells.value) == ((2,), None)


def test_records_of_subjects_who_came_later_are_no_fault_of_keys(build):
    """A dataset without a date of its own may hold later subjects alone: it is empty, and the set is published."""
    files = {"mappings/sdtm/mh.yaml": MH, "raw/mh.csv": "site,subj,no,term\n01,002,1,Entry\n"}
    source = SOURCE.replace("key: [site, subj]}", "key: [site, subj], cut_off: first}")
    files["mappings/sources/edc.yaml"] = source + "  mh: {file: mh.csv, key: [site, subj, no]}\n"
    built = build(files)
    conversion = convert(built.linted, built.plan, cut_off=dt.date(2019, 7, 1))
    assert [problem.message for problem in conversion.problems if problem.code == "RUN106"] == []
    assert conversion.published
    assert len(conversion.outcome.datasets["MH"]) == 0
