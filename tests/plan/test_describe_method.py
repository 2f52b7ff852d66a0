"""The method of a variable tells what its verb does, its line, and what only the mapping knows."""

from __future__ import annotations

from nec_cdisc.plan.describe_method import method_text

AE = """\
dataset: AE
one_record_per: event
rows:
  - from: ae
    look_up: {person: {table: dm, match: [site, subj], keep: sex is filled}}
    set: {who: {upper: person.sex}, none: {constant: ""}}
  - from: more
    set: {who: {constant: F}, none: {constant: ""}}
    blank: [text]
variables:
  AESEQ: {sequence: [AETERM]}
  AETERM: {coalesce: [text, who]}
  AESTDTC: {date: start}
  AESTDY: {study_day: AESTDTC}
  AECAT: {coalesce: [none, hidden]}
working:
  hidden: {pad: site, to: 3}
"""
FILES = {
    "mappings/sdtm/ae.yaml": AE,
    "raw/ae.csv": "site,subj,text,start\n01,001,Rash,01.07.2019\n",
    "raw/more.csv": "site,subj,start\n01,001,01.07.2019\n",
}
FORMS = "ae: {file: ae.csv, key: [site, subj]}\nmore: {file: more.csv, key: [site, subj]}"


def test_a_variable_of_variables_needs_its_line_alone(build):
    """What the verb does stands before the line with the names that it reads, defaults included."""
    plan = build(FILES, forms=FORMS).plan
    lines = method_text(plan, "AE", "AESTDY").splitlines()
    assert lines[0].startswith("Count the days from the reference date; there is no day zero.")
    assert lines[1:] == ["AESTDY = study_day AESTDTC; reference DM.RFSTDTC"]


def test_names_that_only_the_mapping_knows_are_told(build):
    """Names set in a row block, looked up or kept for working are followed to raw columns; blanks are left out."""
    plan = build(FILES, forms=FORMS).plan
    text = method_text(plan, "AE", "AETERM")
    assert "AETERM = coalesce text, who" in text
    assert "text: column text of raw/ae.csv" in text
    assert "who = upper person.sex (records from ae)" in text
    assert (
        "person.sex: column sex of raw/dm.csv, of the record with the same site and subj, where sex is filled" in text
    )
    assert "who = constant F (records from more)" in text
    assert "none" not in method_text(plan, "AE", "AECAT").partition("\n")[2].replace("coalesce none, hidden", "")
    assert "hidden = pad site; to 3" in method_text(plan, "AE", "AECAT")


def test_one_row_block_tells_its_own_names(build):
    """Asked of one row block, a method names what that block reads and nothing of others."""
    plan = build(FILES, forms=FORMS).plan
    assert "person.sex" not in method_text(plan, "AE", "AETERM", [1])
    assert "(records from more)" in method_text(plan, "AE", "AETERM", [1])


ADSL = """\
dataset: ADSL
one_record_per: subject
rows: {from: DM}
variables:
  TRTSDT: {impute_date: RFXSTDTC, up_to: D}
"""


def test_analysis_names_the_dataset_of_what_it_reads(analyse):
    """A variable of SDTM is named with its dataset, not as a column of a raw file."""
    text = method_text(analyse({"ADSL": ADSL}).plan, "ADSL", "TRTSDT")
    assert text.endswith("RFXSTDTC: DM.RFXSTDTC")
