"""Problems of derived variables point to the raw cell, and quote no private value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nec_cdisc.problem import Cells, Problem
from nec_cdisc.run.blame import report_once
from nec_cdisc.run.world import World

MH = """\
dataset: MH
one_record_per: entry
rows:
  from: mh
  set: {{day: {{coalesce: [raw.day, raw.day2]}}}}
  look_up:
    visit: {{table: visits, match: {{code: visit}}}}
variables:
  MHSEQ: {{sequence: [MHTERM]}}
  MHTERM: term
{more}
not_submitted: {{no: number of the line}}
"""
RECORDS = "site,subj,no,term,visit,day,day2,time\n01,001,1,Asthma,V1,31.02.2019,,\n01,002,1,Gout,V2,01.02.2019,,25:99\n"
VISITS = "code,on\nV1,30.02.2019\nV2,01.03.2019\n"


def history(build, *lines: str, private: str = "", of_visits: str = ""):
    """Build and run medical history with further variables."""
    files = {
        "mappings/sdtm/mh.yaml": MH.format(more="\n".join(f"  {line}" for line in lines)),
        "raw/mh.csv": RECORDS,
        "raw/visits.csv": VISITS,
    }
    forms = (
        f"mh: {{file: mh.csv, key: [site, subj, no]{private}}}\nvisits: {{file: visits.csv, key: code{of_visits}}}\n"
    )
    return build(files, forms=forms).run_all_the_same()


def test_a_name_set_in_a_block_goes_back_to_its_first_raw_column(build):
    """The date is read from a set name; the cell is the raw column behind it."""
    ran = history(build, "MHDTC: {date: day}")
    assert ran.cells("VAL112") == [("raw/mh.csv", [2], "day", "31.02.2019")]
    (problem,) = ran.of("VAL112")
    assert (problem.target, str(problem.place)) == ("MH.MHDTC", "mappings/sdtm/mh.yaml:11:3")


def test_a_variable_goes_back_through_the_variables_that_it_reads(build):
    """A bound of one variable on another is blamed on the raw cell of the one that is blanked."""
    ran = history(build, "MHDTC: {date: day}", "MHSTDTC: {take: MHDTC, blank_when: term is Gout}")
    assert ran.cells("ROW107") == [("raw/mh.csv", [3], "day", "01.02.2019")]


def test_a_looked_up_value_is_blamed_in_the_form_that_it_stands_in(build):
    """The file and row are those of the other form."""
    ran = history(build, "MHDTC: {date: visit.on}")
    assert ran.cells("VAL112") == [("raw/visits.csv", [2], "on", "30.02.2019")]


def test_a_role_is_blamed_by_the_column_of_its_own_test(build):
    """In a wide form each test's cell has its own column."""
    vs = """\
dataset: VS
one_record_per: test
rows:
  from: vs
  one_row_per_test: {HEIGHT: {result: ht}, WEIGHT: {result: wt}}
variables:
  VSSEQ: {sequence: [VSTESTCD]}
  VSTESTCD: test
  VSTEST: {decode: VSTESTCD}
  VSSTRESN: {number: result}
"""
    files = {"mappings/sdtm/vs.yaml": vs, "raw/vs.csv": "site,subj,ht,wt\n01,001,tall,70\n01,002,170,thin\n"}
    ran = build(files, forms="vs: {file: vs.csv, key: [site, subj]}").run()
    assert sorted(ran.cells("VAL121")) == [("raw/vs.csv", [2], "ht", "tall"), ("raw/vs.csv", [3], "wt", "thin")]


@pytest.mark.parametrize("private", [", private: day", ", private: [day, time]"])
def test_a_private_value_stands_in_no_problem(build, private):
    """Neither message nor cells show the value; the cell can still be found by file, row and column."""
    ran = history(build, "MHDTC: {date: day}", private=private)
    assert ran.cells("VAL112") == [("raw/mh.csv", [2], "day", None)]
    assert not any("31.02.2019" in repr(problem) for problem in ran.outcome.problems)


def test_a_private_value_beside_the_blamed_one_is_not_quoted(build):
    """A refusal may quote any argument; a private one silences the message, the blamed cell may be shown."""
    ran = history(build, "MHDTC: {date: raw.day, time: time}", private=", private: day")
    (problem,) = ran.of("VAL115")
    assert problem.cells.value == "25:99"
    assert problem.message == "impossible time of day"
    assert not any("01.02.2019" in repr(problem) for problem in ran.outcome.problems)


def test_the_argument_at_fault_is_blamed(build):
    """An impossible time is the cell of the time, not of the date beside it; behind the date it is the date's."""
    ran = history(build, "MHDTC: {date: raw.day, time: time}", "MHSTDTC: {date: term, time: time}")
    assert ran.cells("VAL115") == [("raw/mh.csv", [3], "time", "25:99")]
    assert ran.cells("VAL112") == [("raw/mh.csv", [2], "day", "31.02.2019")]
    assert {cells[2] for cells in ran.cells("VAL111")} == {"term"}


def test_the_argument_at_fault_is_followed_to_its_raw_cell(build):
    """The limit of a range that is upside down, and a unit that is unknown, stand in columns of their own."""
    lb = """\
dataset: LB
one_record_per: test
rows:
  from: lb
  one_row_per_test:
    HGB: {result: hb, unit: hb_u, low: hb_lo, high: hb_hi}
    PH: {result: ph}
variables:
  LBSEQ: {sequence: [LBTESTCD]}
  LBTESTCD: test
  LBTEST: {decode: LBTESTCD}
  LBORRES: result
  LBORRESU: unit
  LBSTRESN: {convert: result}
  LBSTNRLO: {convert: low}
  LBSTNRHI: {convert: high}
  LBNRIND: {range_indicator: LBSTRESN, text: LBORRES}
"""
    records = "site,subj,hb,hb_u,hb_lo,hb_hi,ph\n01,001,13,g/dL,16,12,\n01,002,13,stone,12,16,7\n"
    files = {"mappings/sdtm/lb.yaml": lb, "raw/lb.csv": records}
    ran = build(files, forms="lb: {file: lb.csv, key: [site, subj]}\n").run_all_the_same()
    assert ran.cells("VAL133") == [("raw/lb.csv", [2], "hb_lo", "16")]
    assert ran.cells("VAL131") == [("raw/lb.csv", [3], "hb_u", "stone")]


def test_a_private_value_of_another_form_is_not_quoted(build):
    """What is looked up is as private as in its own form."""
    ran = history(build, "MHDTC: {date: visit.on}", of_visits=", private: [on]")
    assert ran.cells("VAL112") == [("raw/visits.csv", [2], "on", None)]
    assert not any("30.02.2019" in repr(problem) for problem in ran.outcome.problems)


def test_a_private_subject_number_is_not_quoted_for_orphans(build):
    """A subject identifier made of a private column is as private as the column."""
    dm = "site,subj,sex,first\n"
    files = {"raw/dm.csv": dm, "mappings/sdtm/mh.yaml": MH.format(more=""), "raw/visits.csv": VISITS}
    forms = "mh: {file: mh.csv, key: [site, subj, no], private: subj}\nvisits: {file: visits.csv, key: code}\n"
    ran = build({**files, "raw/mh.csv": RECORDS.replace("002", "777")}, forms=forms).run_all_the_same()
    assert sum(len(cells[1]) for cells in ran.cells("ROW105")) == 2
    assert not any("777" in repr(problem) for problem in ran.outcome.problems)


def test_one_cell_with_one_fault_is_one_problem(build):
    """A raw value that feeds three variables is asked for once."""
    ran = history(build, "MHDTC: {date: day}", "MHSTDTC: {date: day}", "MHENDTC: {date: raw.day}")
    assert len(ran.of("VAL112")) == 1


def test_a_cell_is_told_once(build):
    """Of cells that another line has told under the same code only further rows are recorded."""
    world = World(build().plan)
    first = Problem("VAL112", "no day", None, Cells("raw/mh.csv", (2, 3), "day"))
    again = replace(first, message="no day at all", cells=Cells("raw/mh.csv", (3, 4), "day"))
    other = replace(first, code="VAL111")
    report_once(world, [first])
    report_once(world, [first, again, other, Problem("MAP121", "a mapping")])
    assert [(item.code, item.cells.rows if item.cells else None) for item in world.problems] == [
        ("VAL112", (2, 3)),
        ("VAL112", (4,)),
        ("VAL111", (2, 3)),
        ("MAP121", None),
    ]
