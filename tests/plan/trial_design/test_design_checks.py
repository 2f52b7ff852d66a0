"""What is refused in arms, elements, visits and criteria, each at its line."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.summary_format import is_duration


@pytest.mark.parametrize(
    ("change", "code", "line", "said"),
    [
        (("    SCRN: {", "    SCREENING1: {"), "TRD101", 13, "cannot be ETCD, which holds 8"),
        (("name: Drug A,", f"name: {'A' * 41},"), "TRD101", 14, "ELEMENT has 41 characters and may have 40"),
        (
            ("First dose, end_rule: Last dose}\n    B", f"{'x' * 201}, end_rule: Last dose}}\n    B"),
            "TRD101",
            14,
            "TESTRL has 201",
        ),
        (("    ARM-A:", f"    {'A' * 21}:"), "TRD101", 18, "cannot be ARMCD"),
        (("INCL01: Age of at least 18 years", f"INCL01: {'x' * 201}"), "TRD101", 36, "IETEST has 201"),
        (("      INCL01:", "      INCLUSION1:"), "TRD101", 36, "cannot be IETESTCD"),
        (("{element: B, epoch", "{element: A, epoch"), "TRD102", 15, "no arm has the element B"),
        (
            ("Drug A, start_rule", "Drug A, starts: DM.RFSTDTC, start_rule"),
            "TRD103",
            14,
            "A begins by DM.RFSTDTC, and its epoch",
        ),
        (
            ("{element: FUP, epoch: FOLLOW-UP}\n    ARM-B", "{element: FUP, epoch: SCREENING}\n    ARM-B"),
            "TRD105",
            23,
            "goes back",
        ),
        ((", duration: P30D", ""), "TRD106", 16, "element FUP has no end_rule"),
        (("duration: P30D", "duration: 30 days"), "TRD113", 16, "'30 days' is no duration"),
        ((", start_rule: Consent}\n    WEEK", "}\n    WEEK"), "TRD106", 31, "visit 'SCREENING' has no start_rule"),
        (("arms: ARM-B", "arms: ARM-C"), "MAP121", 33, "no arm 'ARM-C'"),
        (("{element: B, epoch", "{element: C, epoch"), "MAP121", 28, "no element 'C'"),
        (("SCREENING, branch: Randomized to B", "SCREENIN"), "MAP121", 27, "no epoch 'SCREENIN'"),
        (("EXCL01: Pregnancy", "INCL01: Pregnancy"), "MAP172", 40, "under inclusion and under exclusion"),
        (("Drug B, start_rule", "Drug B, starts: RFSTDTC, start_rule"), "MAP125", 15, "names no dataset"),
        (("Drug B, start_rule", "Drug B, starts: EX.EXSTDTC, start_rule"), "MAP125", 15, "is no variable of DM"),
    ],
)
def test_what_does_not_fit_is_told_at_its_line(trial, change, code, line, said):
    """Codes, lengths, unknown names, rules that are missing: nothing waits for the reviewer."""
    found = [item for item in trial(change).problems if item.code == code]
    assert [item.place.line for item in found][:1] == [line]
    assert said in found[0].message


def test_an_arm_has_elements(build):
    """An arm without any would be in no record of TA."""
    built = build(study="protocol:\n  arms: {A: {name: Arm A, elements: []}}\n")
    assert [item.message for item in built.problems] == ["arm A has no element"]


def test_an_epoch_beyond_controlled_terminology_is_noted(trial):
    """The codelist EPOCH may be extended."""
    built = trial(("    - {name: FOLLOW-UP,", "    - {name: FOLLOW-UPS,"))
    notes = [item for item in built.linted.problems if item.code == "MAP146"]
    assert [(item.nearest, item.place.line) for item in notes] == [("FOLLOW-UP", 11)]


@pytest.mark.parametrize("text", ["P28D", "P4W", "PT8H", "P1Y2M3DT4H5M6S"])
def test_a_duration_of_iso_8601(text):
    """Years to seconds, or weeks."""
    assert is_duration(text)


@pytest.mark.parametrize("text", ["", "P", "PT", "28D", "P1DT", "P28d", "P-1D", "P1M1Y"])
def test_no_duration_of_iso_8601(text):
    """Each unit once, in order, and at least one of them."""
    assert not is_duration(text)


SE = """\
dataset: SE
one_record_per: element
rows: {from: dm, one_row_per_element: {arm: DM.SUBJID, last: DM.RFSTDTC}}
variables:
  SESEQ: {sequence: SESTDTC}
  ETCD: element
  SESTDTC: {element_start: element_order, last: DM.RFSTDTC}
"""


def test_se_needs_a_date_for_each_element(build):
    """Elements without a date, and two of one date, are told where SE is mapped."""
    protocol = """\
protocol:
  epochs: [{name: SCREENING}, {name: TREATMENT, starts: DM.RFSTDTC}]
  elements:
    SCRN: {name: Screening, start_rule: Consent, end_rule: First dose}
    A: {name: A, start_rule: First dose, end_rule: Last dose}
    B: {name: B, start_rule: First dose, end_rule: Last dose, starts: DM.RFSTDTC}
  arms:
    X:
      name: X
      elements:
        - {element: SCRN, epoch: SCREENING}
        - {element: A, epoch: TREATMENT}
        - {element: B, epoch: TREATMENT}
"""
    found = [item for item in build({"mappings/sdtm/se.yaml": SE}, study=protocol).problems if item.code == "TRD104"]
    assert [(item.place.line, item.message) for item in found] == [
        (17, "nothing says when a subject begins SCRN in arm X"),
        (19, "A and B of arm X both begin by DM.RFSTDTC"),
    ]
