"""The name of a qualifier could be that of a variable."""

from tests.checks.made import found, table

from nec_cdisc.checks.relations.supp_qnam_valid import supp_qnam_valid


def test_a_name_that_cannot_be_one_is_found():
    """A long name, one that begins with a digit and one of the parent are found, a plain one is not."""
    supp = table("SUPPAE", RDOMAIN=["AE"] * 4, QNAM=["TOOLONGNAME", "1ST", "AETERM", "AEAESI"], QVAL=["Y"] * 4)
    assert found(supp_qnam_valid, supp, table("AE", AETERM=["x"])) == [("SUPPAE", 1), ("SUPPAE", 2), ("SUPPAE", 3)]
