"""Every subject has given consent."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.disposition.ds_consent_missing import ds_consent_missing
from nec_cdisc.validate.running import Outcome


def test_a_subject_without_consent_is_found():
    """The subject without a consent in DS is found, not one with it."""
    ds = table("DS", USUBJID=["1", "2"], DSDECOD=["INFORMED CONSENT OBTAINED", "RANDOMIZED"])
    assert found(ds_consent_missing, table("DM", USUBJID=["1", "2"]), ds) == [("DM", 2)]


def test_where_consents_are_not_collected_it_is_skipped():
    """Without any consent in DS none is missing."""
    ds = table("DS", USUBJID=["1"], DSDECOD=["RANDOMIZED"])
    assert result(ds_consent_missing, table("DM", USUBJID=["1"]), ds).outcome is Outcome.SKIPPED
