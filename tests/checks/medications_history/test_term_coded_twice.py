"""A therapy or condition is coded in one way."""

from tests.checks.made import found, table

from nec_cdisc.checks.medications_history.term_coded_twice import term_coded_twice


def test_a_medication_coded_unlike_the_others_is_found():
    """The record coded unlike the others of its name is found, an uncoded one is not."""
    cm = table("CM", USUBJID=["1"] * 4, CMTRT=["A"] * 4, CMDECOD=["X", "X", "Y", None])
    assert found(term_coded_twice, cm) == [("CM", 3)]
