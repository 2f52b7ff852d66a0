"""Days and months are of one time."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.adtte_units_agree import adtte_units_agree
from nec_cdisc.validate.running import Outcome


def test_two_units_of_different_events_are_found():
    """OS in months with another censoring than OS in days is found, both records of it."""
    named = {
        "USUBJID": ["1", "1", "2", "2"],
        "PARAM": ["Overall Survival (days)", "Overall Survival (months)"] * 2,
        "ADT": [20000] * 4,
        "STARTDT": [19000] * 4,
    }
    assert found(adtte_units_agree, table("ADTTE", CNSR=[0, 1, 1, 1], **named)) == [("ADTTE", 1), ("ADTTE", 2)]
    assert found(adtte_units_agree, table("ADTTE", CNSR=[0, 0, 1, 1], **named)) == []


def test_times_in_one_unit_are_not_compared():
    """Two parameters are two times."""
    named = {"PARAM": ["Overall Survival (days)", "Time to Progression (days)"], "ADT": [1, 2], "STARTDT": [0, 0]}
    assert (
        result(adtte_units_agree, table("ADTTE", USUBJID=["1", "1"], CNSR=[0, 1], **named)).outcome is Outcome.SKIPPED
    )
