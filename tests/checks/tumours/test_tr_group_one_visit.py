"""Measurements that are linked to one response are of one visit."""

from tests.checks.made import found, table

from nec_cdisc.checks.tumours.tr_group_one_visit import tr_group_one_visit


def test_a_measurement_of_another_visit_is_found():
    """The one record of a group that is of another visit is found, another subject with the same group is not."""
    tr = table(
        "TR", USUBJID=["1", "1", "1", "2", "1"], TRLNKGRP=["A1", "A1", "A1", "A1", "A2"], VISITNUM=[10, 10, 20, 20, 20]
    )
    assert found(tr_group_one_visit, tr) == [("TR", 3)]


def test_evaluators_are_told_apart():
    """Two evaluators may name their groups alike."""
    names = {"USUBJID": ["1"] * 4, "TRLNKGRP": ["A1"] * 4, "VISITNUM": [10, 10, 10, 20]}
    assert found(tr_group_one_visit, table("TR", **names, TREVAL=["INVESTIGATOR"] * 3 + ["ASSESSOR"])) == []
