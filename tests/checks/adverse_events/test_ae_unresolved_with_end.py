"""What has not resolved has no end."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_unresolved_with_end import ae_unresolved_with_end


def test_an_unresolved_event_with_an_end_is_found():
    """The event that goes on and has an end is found, not one without end, nor one that ended with the death."""
    ae = table(
        "AE",
        USUBJID=["1", "1", "2", "2"],
        AEOUT=["NOT RECOVERED/NOT RESOLVED"] * 4,
        AEENDTC=["2019-03-01", None, "2019-03-05", "2019-03-04"],
    )
    dm = table("DM", USUBJID=["1", "2"], DTHDTC=[None, "2019-03-05"])
    assert found(ae_unresolved_with_end, ae, dm) == [("AE", 1), ("AE", 4)]


def test_a_change_of_grade_ends_a_record_and_not_the_event():
    """A record of an event that goes on in another one of its group may end."""
    ae = table(
        "AE",
        USUBJID=["1"] * 3,
        AEGRPID=["A", "A", "B"],
        AEOUT=["NOT RECOVERED/NOT RESOLVED"] * 3,
        AEENDTC=["2019-03-01", None, "2019-03-01"],
    )
    assert found(ae_unresolved_with_end, ae) == [("AE", 3)]
