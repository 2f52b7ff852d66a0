"""Finished datasets: order of records and variables, types, edit checks."""

from __future__ import annotations

MH = """\
dataset: MH
one_record_per: entry
rows: {{from: mh}}
variables:
  MHSEQ: {{sequence: [MHSTDTC, MHTERM]}}
  MHTERM: term
  MHSTDTC: {{date: day}}
  MHCAT: {{number: grade}}
{more}
"""
RECORDS = """\
site,subj,no,term,day,grade
02,001,1,Gout,UN.08.2019,1.0
01,002,2,Zoster,,10
01,002,1,Asthma,05.08.2019,1.00
01,001,3,Asthma,03.08.2019,2
01,001,1,Bunion,04.07.2019,
"""


def history(build, more: str = "", records: str = RECORDS):
    """Build and run medical history."""
    text = MH.format(more=more) + "not_submitted: {no: number of the line}\n"
    files = {"mappings/sdtm/mh.yaml": text, "raw/mh.csv": records}
    return build(files, forms="mh: {file: mh.csv, key: [site, subj, no]}").run()


def test_records_stand_by_subject_and_sequence(build):
    """Subjects in the order of their identifiers, records by number, which counts partial and missing dates last."""
    assert history(build).rows("MH", "USUBJID", "MHSEQ", "MHTERM", "MHSTDTC") == [
        ("01-001", 1, "Bunion", "2019-07-04"),
        ("01-001", 2, "Asthma", "2019-08-03"),
        ("01-002", 1, "Asthma", "2019-08-05"),
        ("01-002", 2, "Zoster", None),
        ("02-001", 1, "Gout", "2019-08"),
    ]


def test_a_dataset_without_sequence_is_sorted_by_its_keys(build):
    """Demographics have no sequence number: the natural keys of the standard give the order."""
    shuffled = "site,subj,sex,first\n02,001,f,\n01,002,m,\n01,001,f,\n"
    assert build({"raw/dm.csv": shuffled}).run().rows("DM", "USUBJID") == ["01-001", "01-002", "02-001"]


def test_variables_stand_in_the_order_of_the_standard(build):
    """The order of the lines does not matter, and an expected variable is there without values."""
    dataset = build().run().outcome.datasets["DM"]
    names = list(dataset.frame)
    assert names[:5] == ["STUDYID", "DOMAIN", "USUBJID", "SUBJID", "RFSTDTC"]
    assert names == list(dataset.spec.variables)
    assert "RFICDTC" in names
    assert dataset.frame["RFICDTC"].isna().all()
    assert dataset.frame["AGE"].dtype == float


def test_numbers_are_numbers_and_texts_are_texts(build):
    """A numeric variable holds numbers; a number in a text variable is written plainly, however it was typed."""
    ran = history(build)
    frame = ran.outcome.datasets["MH"].frame
    assert frame["MHSEQ"].dtype == float
    assert list(frame["MHCAT"].cat.categories) == ["1", "10", "2"]
    assert ran.rows("MH", "MHCAT") == [None, "2", "1", "10", "1"]


def test_an_edit_check_asks_and_changes_nothing(build):
    """Where the check holds the site is asked its question, with the cell; the value stays."""
    check = "edit_checks:\n  - {when: MHSTDTC is after 2019-08-04, say: The entry is in the future}\n"
    ran = history(build, check)
    assert ran.cells("ROW108") == [("raw/mh.csv", [4], "day", "05.08.2019")]
    assert ran.of("ROW108")[0].message == "The entry is in the future"
    assert "2019-08-05" in ran.rows("MH", "MHSTDTC")


def test_an_edit_check_that_cannot_compare_a_value_says_so(build):
    """A value that is no number answers no, and is a query of its own, once for all its records."""
    check = "edit_checks:\n  - {when: raw.grade > 1, say: A high grade}\n"
    records = "site,subj,no,term,day,grade\n01,001,1,A,,2\n01,001,2,B,,high\n01,002,1,C,,high\n"
    ran = history(build, check, records)
    assert ran.cells("ROW108") == [("raw/mh.csv", [2], "grade", "2")]
    assert ran.cells("ROW112") == [("raw/mh.csv", [3, 4], "grade", "high")]


def test_a_working_name_is_asked_about_and_not_written(build):
    """It is derived from the records where its condition holds; edit checks read it, and no dataset has it."""
    lines = [
        "working:",
        "  grades: {total: MHCAT, by: STUDYID, where: MHTERM is not Bunion}",
        "edit_checks:",
        "  - {when: grades > 10, say: Grades above 10 in total}",
    ]
    ran = history(build, "\n".join(lines) + "\n")
    assert "grades" not in ran.outcome.datasets["MH"].frame.columns
    assert sorted(ran.cells("ROW108")) == [("raw/mh.csv", [3], "grade", "10"), ("raw/mh.csv", [4], "grade", "1.00")]
