"""A key of a parent has a value."""

from tests.checks.made import found, table

from nec_cdisc.checks.relations.supp_idvar_idvarval import supp_idvar_idvarval


def test_one_without_the_other_is_found():
    """A key without value and a value without key are found, both and neither are not."""
    supp = table("SUPPAE", RDOMAIN=["AE"] * 4, IDVAR=["AESEQ", None, "AESEQ", None], IDVARVAL=["1", "1", None, None])
    assert found(supp_idvar_idvarval, supp) == [("SUPPAE", 2), ("SUPPAE", 3)]
