"""Responses and performance status stand in their categories."""

from tests.checks.made import found, table

from nec_cdisc.checks.tumours.rs_category_of_test import rs_category_of_test


def test_a_response_under_a_scale_of_status_is_found():
    """A response under ECOG and a status under RECIST are found, each in its own category is not."""
    tests = ["OVRLRESP", "OVRLRESP", "ECOG101", "ECOG101", "OVRLRESP"]
    rs = table("RS", RSTESTCD=tests, RSCAT=["ECOG", "RECIST 1.1", "ECOG", "RECIST 1.1", None])
    assert found(rs_category_of_test, rs) == [("RS", 1), ("RS", 4)]
