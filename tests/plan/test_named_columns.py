"""Of datasets of SDTM, the columns that mappings of analysis name are known."""

from __future__ import annotations

from nec_cdisc.plan.named_columns import named_columns, row_columns

ADSL = """\
dataset: ADSL
one_record_per: subject
rows:
  from: DM
  keep: ARM is A or ACTARM is A
  choose: {dose: {latest: EX.EXSTDTC, keep: EXDOSE > 0}}
variables:
  AGE: AGE
  TRTSDT: {take: dose.EXENDTC}
"""
DM = {
    "STUDYID": ["T-1"], "USUBJID": ["T-1-001"], "AGE": [61.0], "SEX": ["F"], "ARM": ["A"], "ACTARM": ["A"],
}  # fmt: skip
EX = {
    "STUDYID": ["T-1"], "USUBJID": ["T-1-001"], "EXSEQ": [1.0], "EXDOSE": [10.0], "EXSTDTC": ["2019-07-01"],
    "EXENDTC": ["2019-07-02"], "EXTRT": ["A"],
}  # fmt: skip


def test_columns_of_conditions_choices_and_lines_are_named(analyse):
    """What a condition, a choice or a line reads is among them, with subject and number, and nothing else."""
    found = named_columns(analyse({"ADSL": ADSL}, {"DM": DM, "EX": EX}).plan)
    assert found == {
        "DM": ["STUDYID", "USUBJID", "AGE", "ARM", "ACTARM"],
        "EX": ["STUDYID", "USUBJID", "EXSEQ", "EXDOSE", "EXSTDTC", "EXENDTC"],
    }


VS = """\
dataset: VS
one_record_per: test per visit
rows:
  - from: vs
    one_row_per_test: {WEIGHT: {result: wt}, HEIGHT: {result: ht}}
  - from: dm
    keep: sex is filled
variables:
  VSSEQ: {sequence: [VSTESTCD]}
  VSTESTCD: {constant: WEIGHT}
"""


def test_a_row_rule_names_its_columns(build):
    """Columns stand in the order of the rule; a block without one names none."""
    files = {"mappings/sdtm/vs.yaml": VS, "raw/vs.csv": "site,subj,ht,wt\n"}
    plan = build(files, forms="vs: {file: vs.csv, key: [site, subj]}").plan
    mapping = plan.study.datasets["VS"]
    assert [row_columns(plan, mapping, block) for block in mapping.blocks] == [["wt", "ht"], []]
