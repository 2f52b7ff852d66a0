"""Subjects that demographics do not know are asked for in every form that feeds anything, once each."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.run.orphans import NOT_ANALYSED, orphans

DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SITEID: site
  SEX: {code: sex, list: sex}
  RFSTDTC: {date: first}
  DTHDTC: {earliest: death.day}
"""
MH = """\
dataset: MH
one_record_per: entry
rows: {from: mh, keep: term is not None}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
not_submitted: {no: number of the line}
"""
FORMS = "mh: {{file: mh.csv, key: [site, subj, no]{more}}}\ndeath: {{file: death.csv, key: [site, subj]{more}}}\n"
DEATHS = "site,subj,day\n01,001,05.08.2019\n09,009,06.08.2019\n01,777,07.08.2019\n,,08.08.2019\n"


def deaths(build, entries: str, more: str = "", **files: str | None):
    """Build a study whose deaths are only looked up; two of them are of subjects that nobody knows."""
    own = {"mappings/sdtm/dm.yaml": DM, "mappings/sdtm/mh.yaml": MH, "raw/death.csv": DEATHS}
    own["raw/mh.csv"] = "site,subj,no,term\n" + entries
    return build({**own, **files}, forms=FORMS.format(more=more)).run_all_the_same()


def test_orphans_of_a_form_that_is_only_looked_up_are_asked_for(build):
    """Once per subject, at the cell of the subject number and the line of the form; no subject at all is no orphan."""
    ran = deaths(build, "01,001,1,Asthma\n")
    assert ran.cells("ROW105") == [("raw/death.csv", [3], "subj", "009"), ("raw/death.csv", [4], "subj", "777")]
    assert [problem.message for problem in ran.of("ROW105")] == [
        "subject 09-009 has no record in DM",
        "subject 01-777 has no record in DM",
    ]
    assert {str(problem.place) for problem in ran.of("ROW105")} == {"mappings/sources/edc.yaml:9:3"}
    assert {problem.target for problem in ran.of("ROW105")} == {"DM.USUBJID"}


def test_what_was_withheld_is_not_asked_for_twice(build):
    """A record kept for a dataset is reported where it is withheld; one that was not kept, at the end."""
    ran = deaths(build, "09,009,1,Gout\n09,009,2,None\n09,009,3,Cough\n01,002,1,Gout\n")
    assert [cells for cells in ran.cells("ROW105") if cells[0] == "raw/mh.csv"] == [
        ("raw/mh.csv", [2, 4], "subj", "009"),
        ("raw/mh.csv", [3], "subj", "009"),
    ]


def test_a_form_that_feeds_two_datasets_is_asked_once(build):
    """The subject number of a record is one question, whatever the record feeds."""
    ran = deaths(
        build, "09,009,1,Gout\n", **{"mappings/sdtm/cm.yaml": MH.replace("MH", "CM").replace("CMTERM", "CMTRT")}
    )
    assert [cells for cells in ran.cells("ROW105") if cells[0] == "raw/mh.csv"] == [("raw/mh.csv", [2], "subj", "009")]
    assert ran.outcome.counts["CM", "withheld: subject not in DM"] == 1
    assert ran.outcome.counts["MH", "withheld: subject not in DM"] == 1


def test_forms_of_demographics_are_left_alone(build):
    """A record withheld from DM has a query of its own; records of the subject elsewhere are its orphans."""
    dm = "site,subj,sex,first\n01,001,f,01.07.2019\n01,001,m,01.07.2019\n01,777,m,\n09,009,f,\n"
    ran = deaths(build, "01,777,1,Gout\n", **{"raw/dm.csv": dm})
    assert ran.cells("ROW105") == [("raw/death.csv", [2], "subj", "001")]
    assert len(ran.of("ROW110")) == 1


def test_a_private_subject_is_not_quoted(build):
    """Neither the number nor the whole identifier stands in the query."""
    ran = deaths(build, "09,009,1,Gout\n", ", private: subj")
    assert {cells[3] for cells in ran.cells("ROW105")} == {None}
    assert sum(len(cells[1]) for cells in ran.cells("ROW105")) == 3
    assert "777" not in repr(ran.of("ROW105"))
    assert "009" not in repr(ran.of("ROW105"))


def test_a_study_without_demographics_has_no_orphans(build):
    """Nothing says which subjects there are."""
    dm = {"mappings/sdtm/dm.yaml": None, "mappings/code_lists.yaml": "{}\n"}
    ran = build(
        {**dm, "mappings/sdtm/mh.yaml": MH, "raw/mh.csv": "site,subj,no,term\n09,009,1,Gout\n"},
        forms="mh: {file: mh.csv, key: [site, subj, no]}\n",
        study="forms_not_used: {dm: of another job}\n",
    ).run_all_the_same()
    assert ran.of("ROW105") == []


def test_an_orphan_has_a_subject_that_demographics_lack():
    """A value that no record of DM has any more counts as lacking; a missing subject is no orphan."""
    subjects = encode(["a", "b", "c"]).take(np.array([0, 2]))
    assert orphans(encode(["a", "b", None, "x", "c"]), subjects).tolist() == [False, True, False, True, False]


def test_a_subject_that_row_blocks_set_is_looked_for_in_datasets_alone(build):
    """Where the identifier reads a name that each block sets, the form has no subject; that is no problem."""
    identifiers = 'identifiers:\n  STUDYID: {constant: T-1}\n  USUBJID: {concatenate: [site, who], separator: "-"}\n'
    start = "study: T-1\ntitle: A trial\nexport_date: 2026-01-31\n"
    rows = "{from: dm, set: {who: raw.subj}}"
    dm = DM.replace("{from: dm}", rows).replace("  DTHDTC: {earliest: death.day}\n", "")
    dm += "  SUBJID: subj\n  COUNTRY: {constant: DEU}\n"
    mh = MH.replace("{from: mh, keep: term is not None}", "{from: mh, set: {who: raw.subj}}")
    files = {"mappings/study.yaml": start + identifiers, "mappings/sdtm/dm.yaml": dm, "mappings/sdtm/mh.yaml": mh}
    files["raw/mh.csv"] = "site,subj,no,term\n09,009,1,Gout\n01,001,1,Gout\n"
    ran = build(files, forms="mh: {file: mh.csv, key: [site, subj, no]}\n").run()
    assert ran.cells("ROW105") == [("raw/mh.csv", [2], "subj", "009")]


def test_a_blank_subject_number_is_said_to_be_blank(build):
    """A record without a subject number is asked for its number, not for a subject that nobody has written."""
    mh = (
        "dataset: MH\none_record_per: entry\nrows: {from: mh}\nvariables: {MHSEQ: {sequence: [MHTERM]}, MHTERM: term}\n"
    )
    files = {"mappings/sdtm/mh.yaml": mh, "raw/mh.csv": "site,subj,term\n01,,Gout\n01,001,Asthma\n"}
    ran = build(files, forms="mh: {file: mh.csv, key: [site, subj, term]}\n").run()
    assert [item.message for item in ran.of("ROW105")] == [
        "the subject number is blank, so the record is nobody's in DM"
    ]
    assert ran.rows("MH", "MHTERM") == ["Asthma"]


ADSL = "dataset: ADSL\none_record_per: subject\nrows: {from: DM, keep: RFXSTDTC is filled}\nvariables: {AGE: AGE}\n"
ADAE = "dataset: ADAE\none_record_per: event\nrows: {from: AE}\nvariables: {AESEQ: AESEQ, AETERM: AETERM}\n"
EVENTS = ["T-1-001", "T-1-003", "T-1-009"]


def test_a_subject_whom_analysis_leaves_out_is_no_question(analyse):
    """Records of a screening failure are left out under a rule; a subject that DM lacks, too, is asked for."""
    ae = {"STUDYID": ["T-1"] * 3, "USUBJID": EVENTS, "AESEQ": [1.0] * 3, "AETERM": ["Rash"] * 3}
    cm = {"STUDYID": ["T-1"] * 3, "USUBJID": EVENTS, "CMTRT": ["A"] * 3}
    counted = ADSL.replace("{AGE: AGE}", "{AGE: AGE, DRUGS: {number_of: CM.CMTRT, label: Drugs}}")
    ran = analyse({"ADSL": counted, "ADAE": ADAE}, {"AE": ae, "CM": cm}).run_all_the_same()
    assert ran.rows("ADAE", "USUBJID") == ["T-1-001"]
    assert ran.cells("ROW105") == [
        ("sdtm/ae.xpt", [4], "USUBJID", "T-1-009"),
        ("sdtm/cm.xpt", [4], "USUBJID", "T-1-009"),
    ]
    left_out = [(item.file, item.rows, item.rule) for item in ran.outcome.left_out if item.file != "sdtm/dm.xpt"]
    assert ("sdtm/ae.xpt", (3,), NOT_ANALYSED) in left_out
