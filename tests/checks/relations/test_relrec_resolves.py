"""A relation is between records that are there."""

from tests.checks.made import found, table

from nec_cdisc.checks.relations.relrec_resolves import relrec_resolves


def test_a_relation_to_nothing_is_found():
    """A sequence that is not there, a variable that is not there and an absent dataset are found."""
    ae = table("AE", USUBJID=["1", "1"], AESEQ=[1, 2])
    relrec = table(
        "RELREC",
        RDOMAIN=["AE", "AE", "AE", "EX", "AE", "AE"],
        USUBJID=["1", "1", None, "1", None, "2"],
        IDVAR=["AESEQ", "AESEQ", "AELNKID", "EXSEQ", "AESEQ", "AESEQ"],
        IDVARVAL=["2", "3", None, "1", None, "1"],
        RELID=["A"] * 6,
    )
    assert found(relrec_resolves, relrec, ae) == [("RELREC", 2), ("RELREC", 3), ("RELREC", 6), ("RELREC", 4)]
