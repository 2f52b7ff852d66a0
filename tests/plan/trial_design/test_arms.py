"""TA and TE, worked by hand."""

from __future__ import annotations

from nec_cdisc.plan.trial_design.arms import ta, te


def test_each_element_of_each_arm_is_a_record(trial):
    """TAETORD counts within an arm, and ELEMENT is the name that TE has."""
    records = list(ta(trial().plan.study))
    assert [(item["ARMCD"], item["TAETORD"], item["ETCD"], item["EPOCH"]) for item in records] == [
        ("ARM-A", 1, "SCRN", "SCREENING"),
        ("ARM-A", 2, "A", "TREATMENT"),
        ("ARM-A", 3, "FUP", "FOLLOW-UP"),
        ("ARM-B", 1, "SCRN", "SCREENING"),
        ("ARM-B", 2, "B", "TREATMENT"),
        ("ARM-B", 3, "FUP", "FOLLOW-UP"),
    ]
    assert [records[1][name] for name in ("ARM", "ELEMENT", "TABRANCH", "TATRANS")] == [
        "Arm A", "Drug A", None, "Go to FUP on progression",
    ]  # fmt: skip


def test_each_element_is_a_record_of_te(trial):
    """An element ends by a rule or after a duration."""
    records = [(item["ETCD"], item["TESTRL"], item["TEENRL"], item["TEDUR"]) for item in te(trial().plan.study)]
    assert records[0] == ("SCRN", "Consent", "First dose", None)
    assert records[3] == ("FUP", "After the last dose", None, "P30D")
