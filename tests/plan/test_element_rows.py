"""What a block of elements reads of DM, and what it may not read."""

from __future__ import annotations

import pytest

from nec_cdisc.plan.step import BuildRows

PROTOCOL = """\
protocol:
  epochs: [{name: SCREENING}, {name: TREATMENT, starts: DM.RFSTDTC}]
  elements:
    SCRN: {name: Screening, start_rule: Consent, end_rule: First dose, starts: DM.RFICDTC}
    TRT: {name: Treatment, start_rule: First dose, end_rule: Last dose}
  arms:
    A: {name: Arm A, elements: [{element: SCRN, epoch: SCREENING}, {element: TRT, epoch: TREATMENT}]}
"""
DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: subj
  RFSTDTC: {date: first}
  RFICDTC: {date: first}
  RFPENDTC: {date: first}
  SITEID: site
  SEX: {code: sex, list: sex}
  ARMCD: {constant: A}
  COUNTRY: {constant: DEU}
"""
SE = """\
dataset: SE
one_record_per: element
rows: {from: dm, one_row_per_element: %s}
variables:
  SESEQ: {sequence: SESTDTC}
  ETCD: element
  SESTDTC: {element_start: element_order}
"""


def test_the_rows_come_after_the_dates_that_decide(build):
    """Arm, end and the dates of all elements are derived before the records are made."""
    built = build({"mappings/sdtm/dm.yaml": DM, "mappings/sdtm/se.yaml": SE % "{arm: DM.ARMCD}"}, study=PROTOCOL)
    assert built.problems == []
    step = next(step for step in built.plan.steps if isinstance(step, BuildRows) and step.dataset == "SE")
    assert {"withhold DM", "DM.ARMCD", "DM.RFPENDTC", "DM.RFICDTC", "DM.RFSTDTC"} <= set(step.needs)


@pytest.mark.parametrize(
    ("rows", "study", "code"),
    [
        ("{arm: DM.ARMC}", PROTOCOL, "MAP125"),
        ("{arm: site}", PROTOCOL, "MAP127"),
        ("{arm: DM.ARMCD, last: SE.SESTDTC}", PROTOCOL, "MAP127"),
        ("{arm: DM.ARMCD}", "", "MAP103"),
        ("{arm: DM.ARMCD}, one_row_per_test: {X: {result: sex}}", PROTOCOL, "MAP101"),
    ],
)
def test_what_cannot_decide_is_refused_at_its_line(build, rows, study, code):
    """A misspelt variable, a raw column, a date not of DM, a protocol without arms, and tests and elements at once."""
    built = build({"mappings/sdtm/dm.yaml": DM, "mappings/sdtm/se.yaml": SE % rows}, study=study)
    assert code in {item.code for item in built.problems}
    assert built.problems[0].place.file == "mappings/sdtm/se.yaml"
