"""A supplemental qualifier is of a record that is there."""

from tests.checks.made import found, table

from nec_cdisc.checks.relations.supp_resolves import supp_resolves


def test_a_qualifier_of_nothing_is_found():
    """A sequence that the parent has not is found, and a subject that DM has not; others are not."""
    ae = table("AE", USUBJID=["1"], AESEQ=[1])
    dm = table("DM", USUBJID=["1"])
    suppae = table(
        "SUPPAE",
        RDOMAIN=["AE"] * 2,
        USUBJID=["1", "1"],
        IDVAR=["AESEQ"] * 2,
        IDVARVAL=["1", "2"],
        QNAM=["X"] * 2,
    )
    suppdm = table(
        "SUPPDM", RDOMAIN=["DM"] * 2, USUBJID=["1", "2"], IDVAR=[None] * 2, IDVARVAL=[None] * 2, QNAM=["X"] * 2
    )
    assert found(supp_resolves, suppae, suppdm, ae, dm) == [("SUPPAE", 2), ("SUPPDM", 2)]


def test_qualifiers_without_parent_are_found_as_a_whole():
    """Where the parent dataset is absent the qualifiers are found once."""
    suppae = table("SUPPAE", RDOMAIN=["AE"], USUBJID=["1"], IDVAR=["AESEQ"], IDVARVAL=["1"], QNAM=["X"])
    assert found(supp_resolves, suppae) == [("SUPPAE", None)]
