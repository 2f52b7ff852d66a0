"""A qualifier has one label."""

from tests.checks.made import found, table

from nec_cdisc.checks.relations.supp_one_label import supp_one_label


def test_another_label_is_found():
    """The record with another label than the others of its qualifier is found."""
    supp = table("SUPPAE", RDOMAIN=["AE"] * 3, QNAM=["X"] * 3, QLABEL=["One", "One", "Two"])
    assert found(supp_one_label, supp) == [("SUPPAE", 3)]
