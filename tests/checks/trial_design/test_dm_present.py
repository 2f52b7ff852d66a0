"""A package of SDTM has its subjects."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.trial_design.dm_present import dm_present
from nec_cdisc.validate.running import Outcome


def test_a_package_without_subjects_is_found():
    """A package without DM, and one with an empty DM, are found; an analysis alone is skipped."""
    assert found(dm_present, table("AE", USUBJID=["1"])) == [("DM", None)]
    assert found(dm_present, table("AE", USUBJID=["1"]), table("DM", USUBJID=[])) == [("DM", None)]
    assert found(dm_present, table("DM", USUBJID=["1"])) == []
    assert result(dm_present, table("ADSL", USUBJID=["1"])).outcome is Outcome.SKIPPED
