"""A fatal adverse event ends with the death."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.ae_fatal_end_dthdtc import ae_fatal_end_dthdtc


def test_a_fatal_event_that_ends_on_another_day_is_found():
    """Another day than that of death is found, that day and its month are not, nor an event that was not fatal."""
    ae = table(
        "AE",
        USUBJID=["1"] * 4,
        AEOUT=["FATAL", "FATAL", "FATAL", "UNKNOWN"],
        AEENDTC=["2019-03-04", "2019-03-05", "2019-03", "2019-03-01"],
    )
    assert found(ae_fatal_end_dthdtc, ae, table("DM", USUBJID=["1"], DTHDTC=["2019-03-05"])) == [("AE", 1)]
