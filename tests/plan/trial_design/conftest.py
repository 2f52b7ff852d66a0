"""A small trial of two arms, whose protocol block tests change line by line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PROTOCOL = """\
protocol:
  epochs:
    - {name: SCREENING}
    - {name: TREATMENT, starts: DM.RFSTDTC}
    - {name: FOLLOW-UP, starts_after: DM.RFSTDTC}
  elements:
    SCRN: {name: Screening, start_rule: Consent, end_rule: First dose}
    A: {name: Drug A, start_rule: First dose, end_rule: Last dose}
    B: {name: Drug B, start_rule: First dose, end_rule: Last dose}
    FUP: {name: Follow-up, start_rule: After the last dose, duration: P30D}
  arms:
    ARM-A:
      name: Arm A
      elements:
        - {element: SCRN, epoch: SCREENING, branch: Randomized to A}
        - {element: A, epoch: TREATMENT, transition: Go to FUP on progression}
        - {element: FUP, epoch: FOLLOW-UP}
    ARM-B:
      name: Arm B
      elements:
        - {element: SCRN, epoch: SCREENING, branch: Randomized to B}
        - {element: B, epoch: TREATMENT}
        - {element: FUP, epoch: FOLLOW-UP}
  visits:
    SCREENING: {number: 1, start_rule: Consent}
    WEEK 1..2: {number: 2, day: 8, next: {number: 1, day: 7}, window: {before: 1, after: 2}}
    MRI: {number: 9, day: 29, arms: ARM-B, end_rule: End of the scan}
  criteria:
    inclusion:
      INCL01: Age of at least 18 years
      INCL02: {text: Weight of at least 50 kg, versions: "1.0"}
      INCL02A: {text: Weight of at least 45 kg, versions: ["2.0"], subcategory: Body, rule: WEIGHT >= 45}
    exclusion:
      EXCL01: Pregnancy
"""
SUMMARY = """\
  summary:
    TITLE: A trial to test with
    ACTSUB: {count: DM.SUBJID}
    ADAPT: N
    ADDON: N
    AGEMAX: {null_flavor: PINF}
    AGEMIN: P18Y
    DCUTDESC: End
    DCUTDTC: 2020-01
    FCNTRY: [DEU, FRA]
    HLTSUBJI: N
    INDIC: Asthma
    INTMODEL: PARALLEL
    INTTYPE: DRUG
    LENGTH: P1Y
    OBJPRIM: To see
    OUTMSPRI: Seen
    PCLAS: {null_flavor: NA}
    PLANSUB: "10"
    RANDOM: Y
    RANDQT: "0.5"
    REGID: {value: NCT00000000, reference: ClinicalTrials.gov}
    SENDTC: {latest: DM.RFSTDTC}
    SEXPOP: BOTH
    SPONSOR: Nobody
    SSTDTC: {earliest: DM.RFSTDTC}
    STOPRULE: {null_flavor: UNK}
    STYPE: INTERVENTIONAL
    TBLIND: OPEN LABEL
    TCNTRL: NONE
    TDIGRP: Asthma
    TINDTP: TREATMENT
    TPHASE: PHASE II TRIAL
    TRT: {value: DRUG A, code: AAA, reference: UNII}
    TTYPE: [SAFETY, EFFICACY]
    EXTTIND: N
    ONGOSIND: N
    PDSTIND: N
    RDIND: N
    THERAREA: Lungs
"""


@pytest.fixture
def trial(build) -> Callable:
    """Return a function that builds the trial with lines of its protocol block exchanged."""

    def built(*changes: tuple[str, str], summary: bool = True):
        text = PROTOCOL + (SUMMARY if summary else "")
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return build(study=text)

    return built
