"""A relation has two sides."""

from tests.checks.made import found, table

from nec_cdisc.checks.relations.relrec_pairs import relrec_pairs


def test_a_relation_with_one_side_is_found():
    """The relation that nothing else has is found, by subject; a pair is not."""
    relrec = table("RELREC", RDOMAIN=["AE", "EX", "AE"], USUBJID=["1", "1", "2"], RELID=["A", "A", "A"])
    assert found(relrec_pairs, relrec) == [("RELREC", 3)]
