"""An adverse event is recorded once."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_dup import ae_dup


def test_an_event_recorded_twice_is_found():
    """The second record is found, in other letters too; another start, grade or subject is another event."""
    ae = table(
        "AE",
        USUBJID=["1", "1", "1", "1", "2"],
        AETERM=["Rash", "RASH ", "Rash", "Rash", "Rash"],
        AESTDTC=["2019-01-01", "2019-01-01", "2019-02-01", "2019-01-01", "2019-01-01"],
        AETOXGR=["1", "1", "1", "2", "1"],
    )
    assert found(ae_dup, ae) == [("AE", 2)]
