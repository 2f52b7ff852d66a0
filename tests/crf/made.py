"""A small study whose forms have fields of every kind."""

from __future__ import annotations

from tests.guide.made import CODE_LISTS, EVENTS

AE = """\
dataset: AE
one_record_per: adverse event
rows: {from: ae, set: {graded: {code: grade, list: grades}}}
variables:
  AESEQ: {sequence: [AETERM]}
  AETERM: {take: term, crf: 31}
  AEDECOD: term
  AESER: {code: serious, list: yes_no}
  AETOXGR: graded
  AESTDTC: {date: start}
  AEACNOTH: {take: secret}
supplementary:
  AEHOSP: {take: ward, label: Ward of the Hospital}
not_submitted:
  note: free text that may name the patient
"""
LB = """\
dataset: LB
one_record_per: test
rows:
  from: lab
  one_row_per_test: {HGB: {result: hb, unit: hb_u}, PLAT: {result: plt, unit: plt_u}}
variables:
  LBSEQ: {sequence: [LBTESTCD]}
  LBTESTCD: test
  LBTEST: {decode: LBTESTCD}
  LBCAT: {constant: HEMATOLOGY}
  LBORRES: result
  LBORRESU: unit
"""
LISTS = CODE_LISTS + 'grades: {unknown: query, terms: {mild: "1", "<b>bad</b>": "3"}}\n'
LINES = EVENTS.replace("ward,note", "ward,note,grade,secret").replace("A,x", "A,x,mild,Doe").replace(",,\n", ",,,,\n")
FILES = {
    "mappings/sdtm/ae.yaml": AE,
    "mappings/sdtm/lb.yaml": LB,
    "mappings/code_lists.yaml": LISTS,
    "raw/ae.csv": LINES,
    "raw/lab.csv": "site,subj,hb,hb_u,plt,plt_u\n01,001,13,g/dL,200,10^9/L\n",
    "raw/idle.csv": "site,subj,x\n01,001,1\n",
}
FORMS = """\
lab: {file: lab.csv, key: [site, subj]}
ae: {file: ae.csv, key: [site, subj, no], private: [note, secret]}
idle: {file: idle.csv, key: [site, subj]}
"""
STUDY = "forms_not_used: {idle: kept at the site}\n"


def study(build, files=None):
    """Return the plan of the study."""
    built = build({**FILES, **(files or {})}, forms=FORMS, study=STUDY)
    return built.plan
