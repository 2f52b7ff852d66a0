"""Nobody lives longer without progression than at all."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.adtte_progression_survival import adtte_progression_survival
from nec_cdisc.validate.running import Outcome


def test_a_longer_time_without_progression_is_found():
    """The subject whose PFS ends after OS is found; one in which both end on a day, and one without OS, are not."""
    adtte = table(
        "ADTTE",
        USUBJID=["1", "1", "2", "2", "3"],
        PARAMCD=["OS", "PFS", "OS", "PFS", "PFS"],
        ADT=[20000, 20001, 20000, 20000, 20005],
    )
    assert found(adtte_progression_survival, adtte) == [("ADTTE", 2)]


def test_without_both_times_it_is_skipped():
    """ADTTE without OS is no passed check."""
    pfs = table("ADTTE", USUBJID=["1"], PARAMCD=["PFS"], ADT=[1])
    assert result(adtte_progression_survival, pfs).outcome is Outcome.SKIPPED
