"""Reading a form: what takes part, what is left out by which rule, and what is asked."""

from __future__ import annotations

import pytest

MH = """\
dataset: MH
one_record_per: entry
rows: {from: mh}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHDTC: {date: day}
not_submitted: {no: number of the line}
"""
HEADER = "site,subj,no,term,day\n"


def read(build, records: str, form: str = "", cut_off: str | None = None, source: str | None = None):
    """Run medical history over some records, with further keys of its form."""
    files = {"mappings/sdtm/mh.yaml": MH, "raw/mh.csv": HEADER + records, **({"x": source} if source else {})}
    return build(files, forms=f"mh: {{file: mh.csv, key: [site, subj, no]{form}}}").run(cut_off)


def test_an_identical_record_is_left_out_and_asked_for(build):
    """The first stays, the repetition is a query with its row and is counted."""
    ran = read(build, "01,001,1,Asthma,\n01,001,2,Gout,\n01,001,1,Asthma,\n")
    assert ran.rows("MH", "MHTERM") == ["Asthma", "Gout"]
    assert ran.outcome.counts["mh", "left out: repeated record"] == 1
    assert [cells[:3] for cells in ran.cells("ROW101")] == [("raw/mh.csv", [4], "no")]


def test_records_that_share_a_key_and_differ_are_kept_and_asked_for(build):
    """None of them is preferred: all stay, and one query names all rows."""
    ran = read(build, "01,001,1,Asthma,\n01,001,1,Gout,\n01,001,1,Asthma,\n")
    assert ran.rows("MH", "MHTERM") == ["Asthma", "Gout"]
    assert [cells[:2] for cells in ran.cells("ROW101")] == [("raw/mh.csv", [4])]
    assert [cells[:2] for cells in ran.cells("ROW102")] == [("raw/mh.csv", [2, 3])]


def test_a_private_key_is_named_in_no_message(build):
    """Records that share a key of private columns alone are reported without a value."""
    ran = read(build, "01,001,1,Asthma,\n01,001,1,Gout,\n", ", private: [site, subj, no]")
    (problem,) = ran.of("ROW102")
    assert problem.message == "mh record is not the only one with this key, and the others differ"
    assert problem.cells.value is None


@pytest.mark.parametrize(
    ("day", "stays"),
    [("15.08.2019", True), ("16.08.2019", False), ("UN.08.2019", True), ("UN.09.2019", False), ("", True), ("?", True)],
)
def test_records_after_the_cut_off_are_left_out(build, day, stays):
    """A date that lies after the cut-off for sure leaves the record out; one that does not decide it stays."""
    ran = read(build, f"01,001,1,Asthma,{day}\n", ", cut_off: day", "2019-08-15")
    assert ran.rows("MH", "MHTERM") == (["Asthma"] if stays else [])
    told = {"15.08.2019": [], "?": ["ROW118", "VAL111"]}.get(day, ["ROW118"]) if stays else ["ROW111"]
    assert ran.codes == told
    if not stays:
        assert ran.outcome.counts["mh", "left out: after the data cut-off 2019-08-15"] == 1


def test_without_a_cut_off_every_record_takes_part(build):
    """A declared column alone leaves nothing out."""
    assert read(build, "01,001,1,Asthma,31.12.2099\n", ", cut_off: day").rows("MH", "MHTERM") == ["Asthma"]


def test_records_are_left_out_by_named_rules(build):
    """A rule has a name, and its records are counted under it; what it cannot compare is asked for."""
    form = ", leave_out: {second screening: no > 1 and no < 9}"
    ran = read(build, "01,001,1,Asthma,\n01,001,2,Gout,\n01,001,x,Myopia,\n", form)
    assert ran.rows("MH", "MHTERM") == ["Asthma", "Myopia"]
    assert ran.outcome.counts["mh", "left out: second screening"] == 1
    assert ran.cells("ROW112") == [("raw/mh.csv", [4], "no", "x")]


def test_texts_that_mean_missing_are_missing_everywhere(build):
    """A text that the source declares as missing is no value, in no column."""
    ran = read(build, "01,001,1,Asthma,NK\n01,001,2,NK,\n")
    assert ran.rows("MH", "MHTERM", "MHDTC") == [("Asthma", None)]
    assert ran.cells("ROW106") == [("raw/mh.csv", [3], "term", None)]


def test_a_missing_file_is_a_problem_and_stops_nothing_else(build):
    """The other forms are read and checked; the run ends without a traceback."""
    built = build({"mappings/sdtm/mh.yaml": MH}, forms="mh: {file: mh.csv, key: [site, subj, no]}")
    assert [problem.code for problem in built.problems] == ["MAP154"]
    ran = built.run_all_the_same()
    assert len(ran.rows("DM", "USUBJID")) == 3
    assert ran.rows("MH", "MHTERM") == []


def test_a_file_that_breaks_after_it_was_opened_is_a_problem(build):
    """A file that is cut off between lint and run gives its own problem, and the others are run."""
    built = build(
        {"mappings/sdtm/mh.yaml": MH, "raw/mh.csv": HEADER}, forms="mh: {file: mh.csv, key: [site, subj, no]}"
    )
    (built.folder / "raw/mh.csv").unlink()
    ran = built.run()
    assert ran.rows("MH", "MHTERM") == []
    assert len(ran.rows("DM", "USUBJID")) == 3
    assert [code[:3] for code in ran.codes] == ["RAW"]


def test_a_file_outside_the_study_is_not_read(build):
    """A path that leads out of the folder is refused and stays unread."""
    built = build({"mappings/sdtm/mh.yaml": MH}, forms="mh: {file: ../../outside.csv, key: [site, subj, no]}")
    (built.folder.parent / "outside.csv").write_text(HEADER + "01,001,1,Secret,\n", encoding="utf-8")
    assert [problem.code for problem in built.problems] == ["SRC130"]
    assert built.run_all_the_same().rows("MH", "MHTERM") == []


def test_deleted_unlocked_and_first_screenings_are_left_out_by_name(build):
    """Rules of the source take out deleted and unlocked records and a first screening, in every form, each listed."""
    source = """\
source: edc
subject: [site, subj]
leave_out:
  deleted: state is Deleted
  not locked yet: state is not Locked
  first screening: site is 01 and subj is one of (001)
dates: {orders: dmy}
not_submitted: {state: state of the record in the EDC}
forms:
  dm: {file: dm.csv, key: [site, subj]}
  mh: {file: mh.csv, key: [site, subj, term]}
"""
    mh = (
        "dataset: MH\none_record_per: entry\nrows: {from: mh}\nvariables: {MHSEQ: {sequence: [MHTERM]}, MHTERM: term}\n"
    )
    files = {
        "mappings/sources/edc.yaml": source,
        "mappings/sdtm/mh.yaml": mh,
        "raw/dm.csv": "site,subj,sex,first,state\n01,001,f,,Locked\n01,002,f,02.07.2019,Locked\n01,003,m,,Deleted\n",
        "raw/mh.csv": "site,subj,term,state\n01,001,Gout,Locked\n01,002,Asthma,Open\n01,002,Gout,Locked\n",
    }
    ran = build(files).run()
    assert ran.rows("DM", "SUBJID") == ["002"]
    assert ran.rows("MH", "USUBJID", "MHTERM") == [("01-002", "Gout")]
    rules = {(group.file, group.rows, group.rule) for group in ran.outcome.left_out}
    assert rules == {
        ("raw/dm.csv", (4,), "left out: deleted"),
        ("raw/dm.csv", (2,), "left out: first screening"),
        ("raw/mh.csv", (3,), "left out: not locked yet"),
        ("raw/mh.csv", (2,), "left out: first screening"),
    }
    assert ran.codes == []
