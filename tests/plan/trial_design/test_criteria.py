"""TI, worked by hand."""

from __future__ import annotations

from nec_cdisc.plan.trial_design.criteria import ti


def test_each_version_has_all_of_its_criteria(trial):
    """A criterion without versions is in all; one that changed has another code in each."""
    records = list(ti(trial().plan.study))
    assert [(item["IETESTCD"], item["IECAT"], item["TIVERS"]) for item in records] == [
        ("INCL01", "INCLUSION", "1.0"),
        ("INCL01", "INCLUSION", "2.0"),
        ("INCL02", "INCLUSION", "1.0"),
        ("INCL02A", "INCLUSION", "2.0"),
        ("EXCL01", "EXCLUSION", "1.0"),
        ("EXCL01", "EXCLUSION", "2.0"),
    ]
    assert [records[3][name] for name in ("IETEST", "IESCAT", "TIRL")] == [
        "Weight of at least 45 kg", "Body", "WEIGHT >= 45",
    ]  # fmt: skip


def test_criteria_without_versions_stand_once(trial):
    """TIVERS stays blank where the protocol names no version."""
    changed = trial((', versions: "1.0"', ""), (', versions: ["2.0"]', ""))
    assert [item["TIVERS"] for item in ti(changed.plan.study)] == [None] * 4
