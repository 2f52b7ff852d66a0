"""Treatment begins with the first dose."""

from tests.checks.made import found, table

from nec_cdisc.checks.subject_elements.se_treatment_start import se_treatment_start


def test_treatment_that_begins_on_another_day_is_found():
    """Another day than that of the first dose is found, that day is not, nor a later element of treatment."""
    dm = table("DM", USUBJID=["1", "2"], RFXSTDTC=["2019-01-10", "2019-01-10"])
    se = table(
        "SE",
        USUBJID=["1", "1", "2"],
        EPOCH=["TREATMENT", "TREATMENT", "TREATMENT"],
        SESTDTC=["2019-01-10", "2019-02-10", "2019-01-11"],
    )
    assert found(se_treatment_start, se, dm) == [("SE", 3)]
