"""One description is an event or a censoring."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adtte_event_or_censored import adtte_event_or_censored


def test_an_event_that_is_censored_is_found():
    """The one DEATH that is censored is found; another parameter may censor it."""
    named = {"EVNTDESC": ["DEATH"] * 3, "CNSR": [0, 0, 1]}
    assert found(adtte_event_or_censored, table("ADTTE", PARAMCD=["OS", "OS", "OS"], **named)) == [("ADTTE", 3)]
    assert found(adtte_event_or_censored, table("ADTTE", PARAMCD=["OS", "OS", "TTP"], **named)) == []


def test_ways_of_being_censored_may_share_a_description():
    """1 and 2 are both censored."""
    assert (
        found(adtte_event_or_censored, table("ADTTE", PARAMCD=["OS", "OS"], EVNTDESC=["ALIVE", "ALIVE"], CNSR=[1, 2]))
        == []
    )
