"""Events and censorings are described."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adtte_event_described import adtte_event_described


def test_a_record_without_description_is_found():
    """A missing description is found, and an event with a date of censoring."""
    adtte = table("ADTTE", CNSR=[0, 1, 0], EVNTDESC=["DEATH", None, "DEATH"], CNSDTDSC=[None, "LAST SCAN", "LAST SCAN"])
    assert found(adtte_event_described, adtte) == [("ADTTE", 2), ("ADTTE", 3)]
