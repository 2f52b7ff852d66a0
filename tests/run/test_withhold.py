"""What cannot be submitted is withheld, listed and counted, and nothing else is."""

from __future__ import annotations

from tests.conftest import SOURCE

from nec_cdisc.problem.families.record import ASKED_IN_DM

MH = """\
dataset: MH
one_record_per: entry
rows:
  from: mh
  look_up:
    coding: {table: coding, match: {code: no}}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: coding.pt
"""
FORMS = "mh: {file: mh.csv, key: [site, subj, no]}\ncoding: {file: coding.csv, key: code}\n"


def history(build, records: str, **more: str):
    """Build medical history whose term is looked up."""
    files = {"mappings/sdtm/mh.yaml": MH, "raw/mh.csv": "site,subj,no\n" + records}
    return build({**files, "raw/coding.csv": "code,pt\n1,Asthma\n2,\n", **more}, forms=FORMS).run()


def test_records_of_an_unknown_subject_are_withheld(build):
    """Each subject that demographics do not know is one query with all its rows."""
    ran = history(build, "01,001,1\n09,009,1\n09,009,2\n08,001,1\n")
    assert ran.rows("MH", "USUBJID") == ["01-001"]
    assert ran.outcome.counts["MH", "withheld: subject not in DM"] == 3
    assert sorted(ran.cells("ROW105")) == [
        ("raw/mh.csv", [3, 4], "subj", "009"),
        ("raw/mh.csv", [5], "subj", "001"),
    ]
    assert ran.of("ROW106") == []


def test_records_without_a_required_value_are_withheld(build):
    """The cell that is blank is named: where it was found blank, and where nothing was found."""
    ran = history(build, "01,001,1\n01,001,2\n01,002,7\n")
    assert ran.rows("MH", "MHTERM", "MHSEQ") == [("Asthma", 1)]
    assert ran.outcome.counts["MH", "withheld: no MHTERM"] == 2
    assert sorted(ran.cells("ROW106")) == [("raw/coding.csv", [3], "pt", None), ("raw/mh.csv", [4], "no", "7")]
    assert {problem.target for problem in ran.of("ROW106")} == {"MH.MHTERM"}
    (apart,) = ran.outcome.left_out
    assert (apart.file, apart.rows, apart.rule) == ("raw/mh.csv", (3, 4), "withheld from MH: no MHTERM")
    assert str(apart.place) == "mappings/sdtm/mh.yaml:9:3"


def test_all_records_of_a_subject_that_stands_twice_are_withheld(build):
    """None of two different demographics is preferred; the subject's other data are withheld with them."""
    dm = "site,subj,sex,first\n01,001,f,01.07.2019\n01,001,m,01.07.2019\n01,002,m,\n"
    ran = history(build, "01,001,1\n01,002,1\n", **{"raw/dm.csv": dm})
    assert ran.rows("DM", "USUBJID") == ["01-002"]
    assert ran.rows("MH", "USUBJID") == ["01-002"]
    assert ran.outcome.counts["DM", "withheld: several records of one subject"] == 2
    assert ran.codes == ["ROW102", "ROW105", "ROW110"]
    assert [cells[1] for cells in ran.cells("ROW110")] == [[2, 3]]


def test_a_record_that_nobody_knows_the_subject_of_is_withheld(build):
    """A record without any part of the subject number has no USUBJID, which is required."""
    ran = history(build, ",,1\n01,001,1\n")
    assert ran.rows("MH", "USUBJID") == ["01-001"]
    assert ran.outcome.counts["MH", "withheld: no USUBJID"] == 1
    assert ran.outcome.counts["MH", "withheld: subject not in DM"] == 0


SV = """\
dataset: SV
one_record_per: visit
rows: {from: visits}
variables:
  VISITNUM: {visit_number: VISIT, date: SVSTDTC}
  VISIT: {visit: visit}
  SVSTDTC: {date: day}
"""


def test_records_without_a_required_value_that_all_records_give_are_withheld(build):
    """An unscheduled visit on a day that nobody knows has no number: it is asked about, the others are submitted."""
    conventions = "visit: visit\nvisits: {Baseline: BASELINE}\nunscheduled: Extra\n"
    form = "  visits: {file: visits.csv, key: [site, subj, visit, day]}\n"
    rows = "01,001,Baseline,01.07.2019\n01,001,Extra,UN.07.2019\n01,001,Extra,03.07.2019\n01,001,Extra,\n"
    files = {
        "mappings/sources/edc.yaml": SOURCE.replace("forms:\n", conventions + "forms:\n") + form,
        "mappings/sdtm/sv.yaml": SV,
        "raw/visits.csv": "site,subj,visit,day\n" + rows,
    }
    ran = build(files, study="protocol: {visits: {BASELINE: {number: 1, day: 1}}}\n").run()
    assert ran.rows("SV", "VISIT", "VISITNUM") == [("BASELINE", 1), ("UNSCHEDULED", 1.1)]
    assert ran.outcome.counts["SV", "withheld: no VISITNUM"] == 2
    assert [problem.target for problem in ran.of("ROW106")] == ["SV.VISITNUM"]
    assert [(item.file, item.rows) for item in ran.outcome.left_out] == [("raw/visits.csv", (3, 5))]


def test_a_subject_whose_demographics_are_withheld_is_said_to_have_some(build):
    """Of a subject without a usable sex the site is asked for the sex, and not for demographics that it has entered."""
    ran = history(build, "01,001,1\n09,009,1\n", **{"raw/dm.csv": "site,subj,sex,first\n01,001,x,01.07.2019\n"})
    told = {problem.message: problem.next_step for problem in ran.of("ROW105")}
    assert told == {
        "the record of subject 01-001 in DM is withheld": ASKED_IN_DM,
        "subject 09-009 has no record in DM": None,
    }
