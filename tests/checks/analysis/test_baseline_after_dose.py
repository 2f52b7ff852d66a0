"""A baseline is not after the first dose."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.baseline_after_dose import baseline_after_dose


def test_a_baseline_under_treatment_is_found():
    """The day after is found; the day of the first dose, and a baseline of its own kind, are not."""
    adsl = table("ADSL", USUBJID=["1"], TRTSDT=[20000])
    named = {"USUBJID": ["1"] * 2, "PARAMCD": ["A", "B"], "ABLFL": ["Y"] * 2, "ADT": [20001, 20000]}
    assert found(baseline_after_dose, table("ADLB", **named), adsl) == [("ADLB", 1)]
    assert found(baseline_after_dose, table("ADLB", BASETYPE=["PERIOD 2"] * 2, **named), adsl) == []
