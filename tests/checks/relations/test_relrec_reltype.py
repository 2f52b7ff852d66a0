"""A relation of datasets says how many of each."""

from tests.checks.made import found, table

from nec_cdisc.checks.relations.relrec_reltype import relrec_reltype


def test_a_wrong_kind_of_relation_is_found():
    """Datasets without and records with RELTYPE are found, their opposites are not."""
    relrec = table(
        "RELREC",
        USUBJID=[None, None, "1", "1"],
        IDVARVAL=[None, None, "1", "1"],
        RELTYPE=["ONE", None, None, "MANY"],
        RELID=["A"] * 4,
    )
    assert found(relrec_reltype, relrec) == [("RELREC", 2), ("RELREC", 4)]
