"""A death by an adverse event is one of AE."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.dd_event_without_fatal_ae import dd_event_without_fatal_ae


def test_a_death_by_an_event_that_ae_has_not_is_found():
    """The death by an event without a fatal one in AE is found, not one with it, nor a death of another cause."""
    dd = table(
        "DD",
        USUBJID=["1", "2", "3"],
        DDTESTCD=["PRCDTH"] * 3,
        DDRESCAT=["ADVERSE EVENT", "ADVERSE EVENT", "DISEASE PROGRESSION"],
    )
    ae = table("AE", USUBJID=["1", "2"], AEOUT=["FATAL", "UNKNOWN"])
    assert found(dd_event_without_fatal_ae, dd, ae) == [("DD", 2)]
