"""The smallest study of analysis: an ADSL of two subjects, made of DM alone."""

from __future__ import annotations

ADSL = """\
dataset: ADSL
one_record_per: subject
rows: {from: DM}
copied:
  DM: [SUBJID, SITEID, AGE, AGEU, SEX, RACE, ARM]
variables:
  TRT01P: ARM
"""
DM = {
    "STUDYID": ["T-1"] * 2, "USUBJID": ["T-1-001", "T-1-002"], "SUBJID": ["001", "002"], "SITEID": ["01"] * 2,
    "AGE": [61.0, 47.0], "AGEU": ["YEARS"] * 2, "SEX": ["F", "M"], "RACE": ["WHITE"] * 2, "ARM": ["A"] * 2,
}  # fmt: skip
