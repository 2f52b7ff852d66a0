"""Supplemental qualifiers are of their parent."""

from tests.checks.made import found, table

from nec_cdisc.checks.relations.supp_rdomain import supp_rdomain


def test_a_qualifier_of_another_domain_is_found():
    """The record of another domain is found, in a part of a split dataset too."""
    supp = table("SUPPLBCH", RDOMAIN=["LB", "AE"], QNAM=["X"] * 2)
    assert found(supp_rdomain, supp) == [("SUPPLBCH", 2)]
