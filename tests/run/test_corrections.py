"""Approved corrections are applied to exactly the cell they name, or refused with the reason."""

from __future__ import annotations

import pytest

HEADER = "form,key,field,old_value,new_value,who,why\n"


def corrected(build, *lines: str, forms: str = ""):
    """Build the base study with a register of corrections."""
    return build({"mappings/corrections.csv": HEADER + "".join(f"{line}\n" for line in lines)}, forms=forms)


def test_a_correction_replaces_the_old_value(build):
    """The one record that the key finds gets the new value; blank stands for no value."""
    lines = ("dm,site=01; subj=002,sex,m,f,AB,query 17", "dm,site=02;subj=001,first,,03.07.2019,AB,late entry")
    ran = corrected(build, *lines).run()
    assert ran.rows("DM", "SEX", "RFSTDTC") == [("F", "2019-07-01"), ("F", "2019-07-02"), ("F", "2019-07-03")]
    assert ran.outcome.counts["dm", "cells corrected"] == 2
    assert ran.codes == []


def test_a_correction_may_take_a_value_out(build):
    """A blank new value makes the cell missing."""
    ran = corrected(build, "dm,site=01; subj=001,first,01.07.2019,,AB,wrong subject").run()
    assert ran.rows("DM", "RFSTDTC") == [None, "2019-07-02", None]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("dm,site=01; subj=002,sex,f,m,AB,x", "the cell holds 'm', not the old value"),
        ("dm,site=01; subj=002,sex,,m,AB,x", "the cell holds 'm', not the old value"),
        (
            "dm,site=07; subj=002,sex,m,f,AB,x",
            "finds 0 records of dm, not one: none has '07' in site; the export writes it",
        ),
        ("dm,site=02; subj=002,sex,m,f,AB,x", "its key finds 0 records of dm, not one"),
        ("dm,site=01,sex,m,f,AB,x", "its key finds 2 records"),
        ("dm,site=01; subj=002,colour,m,f,AB,x", "has no column colour"),
        ("dm,sight=01; subj=002,sex,m,f,AB,x", "has no column sight"),
    ],
)
def test_a_correction_that_does_not_match_is_refused(build, line, said):
    """The export stays as it is, and the query points to the line of the register."""
    ran = corrected(build, line).run_all_the_same()  # lint tells an unknown column, too
    assert ran.rows("DM", "SEX") == ["F", "M", "F"]
    (problem,) = ran.of("RUN104")
    assert said in problem.message
    assert (problem.place.file, problem.place.line) == ("mappings/corrections.csv", 2)


def test_a_private_value_is_not_quoted_when_a_correction_is_refused(build):
    """The message says that the cell holds another value, not which."""
    built = corrected(build, "dm,site=01; subj=002,sex,f,m,AB,x")
    source = built.folder / "mappings/sources/edc.yaml"
    source.write_text(source.read_text("utf-8").replace("subj]}", "subj], private: sex}"), encoding="utf-8")
    ran = build({"mappings/corrections.csv": HEADER + "dm,site=01; subj=002,sex,f,m,AB,x\n",
                 "mappings/sources/edc.yaml": source.read_text("utf-8")}).run()  # fmt: skip
    (problem,) = ran.of("RUN104")
    assert "another value" in problem.message
    assert "'m'" not in problem.message


def test_a_private_part_of_a_key_is_not_quoted(build):
    """Where a key finds nothing by a private column, neither what was looked for nor what the export holds is told."""
    base = corrected(build, "dm,site=01; subj=099,sex,f,m,AB,x")
    source = (base.folder / "mappings/sources/edc.yaml").read_text("utf-8").replace("subj]}", "subj], private: subj}")
    files = {"mappings/corrections.csv": HEADER + "dm,site=01; subj=099,sex,f,m,AB,x\n"}
    (problem,) = build({**files, "mappings/sources/edc.yaml": source}).run().of("RUN104")
    assert problem.message.endswith("its key finds 0 records of dm, not one: none holds such a value in subj")


def test_corrections_build_on_those_above_them(build):
    """A corrected key names the record from then on, a corrected cell holds its new value; each is counted."""
    lines = (
        "dm,site=02; subj=001,subj,001,009,AB,typing error",
        "dm,site=02; subj=009,sex,f,m,AB,query 1",
        "dm,site=02; subj=009,sex,m,,AB,query 2",
        "dm,subj=009; site=02,sex,,f,AB,the key in another order",
        "dm,site=02; subj=001,sex,f,m,AB,nobody has this number any more",
    )
    records = "site,subj,sex,first\n01,001,f,\n01,002,NK,\n02,001,f,\n"
    ran = build(
        {"mappings/corrections.csv": HEADER + "".join(f"{line}\n" for line in lines), "raw/dm.csv": records}
    ).run()
    assert ran.rows("DM", "USUBJID", "SEX") == [("01-001", "F"), ("02-009", "F")]
    assert ran.outcome.counts["dm", "cells corrected"] == 4
    assert [problem.place.line for problem in ran.of("RUN104")] == [6]


def test_a_text_that_means_missing_is_corrected_as_blank(build):
    """The old value of such a cell is blank in the register, as it is everywhere else."""
    records = "site,subj,sex,first\n01,001,NK,\n01,002,NK,\n"
    lines = "dm,site=01; subj=001,sex,,f,AB,x\ndm,site=01; subj=002,sex,NK,m,AB,x\n"
    ran = build({"mappings/corrections.csv": HEADER + lines, "raw/dm.csv": records}).run()
    assert ran.rows("DM", "USUBJID", "SEX") == [("01-001", "F")]
    assert [problem.place.line for problem in ran.of("RUN104")] == [3]
