"""Every adverse event is analysed."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.ae_in_adae import ae_in_adae


def test_an_event_that_is_missing_is_found():
    """Event 2 of a treated subject is found; those of a subject outside the safety population are not."""
    ae = table("AE", USUBJID=["1", "1", "2"], AESEQ=[1, 2, 1], AETERM=["A", "B", "C"])
    adsl = table("ADSL", USUBJID=["1", "2"], SAFFL=["Y", "N"])
    assert found(ae_in_adae, ae, table("ADAE", USUBJID=["1"], AESEQ=[1]), adsl) == [("AE", 2)]
