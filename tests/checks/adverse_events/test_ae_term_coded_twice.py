"""A term is coded in one way."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_term_coded_twice import ae_term_coded_twice


def test_a_term_coded_unlike_the_others_is_found():
    """The record coded unlike the others of its term is found, an uncoded one is not."""
    ae = table("AE", AETERM=["Rash", "Rash", "Rash", "Rash"], AEDECOD=["Rash", "Rash", "Dermatitis", None])
    assert found(ae_term_coded_twice, ae) == [("AE", 3)]
