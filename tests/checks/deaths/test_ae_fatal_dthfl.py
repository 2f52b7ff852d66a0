"""Who died of an adverse event is dead."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.ae_fatal_dthfl import ae_fatal_dthfl


def test_a_fatal_event_of_somebody_alive_is_found():
    """The fatal event of a subject that DM has as alive is found, not of one that died."""
    ae = table("AE", USUBJID=["1", "2", "2"], AEOUT=["FATAL", "FATAL", "UNKNOWN"])
    assert found(ae_fatal_dthfl, ae, table("DM", USUBJID=["1", "2"], DTHFL=["Y", None])) == [("AE", 2)]
