"""Procedures of the study follow the consent."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.general.before_consent import before_consent
from nec_cdisc.validate.running import Outcome

DM = table("DM", USUBJID=["1"], RFICDTC=["2019-03-05"])


def test_a_measurement_before_consent_is_found():
    """The day before the consent is found, that day and its month are not."""
    vs = table("VS", USUBJID=["1"] * 3, VSDTC=["2019-03-04", "2019-03-05", "2019-03"])
    assert found(before_consent, vs, DM) == [("VS", 1)]


def test_history_is_no_procedure():
    """What happened before the study may be older than the consent."""
    mh = table("MH", USUBJID=["1"], MHSTDTC=["2001"])
    assert result(before_consent, mh, DM).outcome is Outcome.SKIPPED
