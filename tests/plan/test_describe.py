"""A plan in words."""

from __future__ import annotations

from nec_cdisc.plan.describe import describe_plan, inputs, rule_text

MH = """\
dataset: MH
one_record_per: entry
rows:
  from: mh
  set: {day: {date: raw.day}}
  look_up: {coding: {table: coding, match: {code: term}}}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHDECOD: coding.pt
  MHDTC: {take: day, blank_when: term is blank}
  MHDY: {study_day: MHDTC}
  MHPRESP: {flag: term is filled}
"""
FILES = {
    "mappings/sdtm/mh.yaml": MH,
    "raw/mh.csv": "site,subj,term,day\n",
    "raw/coding.csv": "code,pt\n",
}
FORMS = (
    "mh: {file: mh.csv, key: [site, subj], leave_out: {empty: term is blank}}\ncoding: {file: coding.csv, key: code}\n"
)


def test_each_step_is_one_line(build):
    """The list has one numbered line for each step, in order."""
    plan = build(FILES, forms=FORMS).plan
    lines = list(describe_plan(plan))
    assert [line.split()[0] for line in lines] == [str(number) for number in range(1, len(plan.steps) + 1)]
    text = "\n".join(lines)
    assert "read raw/mh.csv, leave out: empty" in text
    assert "records of MH from mh" in text
    assert "withhold records without STUDYID, USUBJID, MHTERM or without a subject in DM" in text


def test_a_call_is_told_with_what_it_reads_and_its_bounds(build):
    """The verb, its columns, its conditions and the bounds of the line."""
    bound = build(FILES, forms=FORMS).plan.bound
    assert rule_text(bound["MH.MHDY"]) == "study_day MHDTC; reference DM.RFSTDTC"
    assert rule_text(bound["MH.MHDTC"]) == "take day; blank when term is blank"
    assert rule_text(bound["MH.MHPRESP"]) == "flag where term is filled"


def test_the_way_back_to_the_raw_columns_is_told(build):
    """Through variables, names set in a block and another dataset to the columns of the files."""
    lines = list(inputs(build(FILES, forms=FORMS).plan, "MH", "MHDY"))
    assert [line.strip().split(" = ")[0] for line in lines] == [
        "MHDTC",
        "day",
        "raw/mh.csv column day",
        "raw/mh.csv column term",
        "DM.RFSTDTC",
        "raw/dm.csv column first",
    ]
    assert [len(line) - len(line.lstrip()) for line in lines] == [0, 2, 4, 2, 0, 2]
