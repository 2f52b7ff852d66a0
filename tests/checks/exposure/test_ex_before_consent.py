"""Treatment follows the consent."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.ex_before_consent import ex_before_consent


def test_a_dose_before_consent_is_found():
    """The day before the consent is found, that day is not."""
    ex = table("EX", USUBJID=["1", "1"], EXSTDTC=["2019-03-04", "2019-03-05"])
    assert found(ex_before_consent, ex, table("DM", USUBJID=["1"], RFICDTC=["2019-03-05"])) == [("EX", 1)]
