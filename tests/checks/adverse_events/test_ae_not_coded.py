"""An adverse event is coded."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_not_coded import ae_not_coded


def test_a_term_without_code_is_found():
    """The term without a dictionary term is found, not a coded one."""
    ae = table("AE", AETERM=["Cough", "Rash", None], AEDECOD=[None, "Rash", None])
    assert found(ae_not_coded, ae) == [("AE", 1)]
