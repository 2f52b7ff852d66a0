"""A dose that was not taken has a reason."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.exposure.ec_missed_without_reason import ec_missed_without_reason
from nec_cdisc.validate.running import Outcome


def test_a_missed_dose_without_reason_is_found():
    """The dose that was not taken without a reason is found, not one with a reason, nor one that was taken."""
    ec = table("EC", ECOCCUR=["N", "N", "Y"], ECREASOC=[None, "ADVERSE EVENT", None])
    assert found(ec_missed_without_reason, ec) == [("EC", 1)]


def test_without_reasons_it_is_skipped():
    """Where no reason was collected none can be missing."""
    assert result(ec_missed_without_reason, table("EC", ECOCCUR=["N"])).outcome is Outcome.SKIPPED
