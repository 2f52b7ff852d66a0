"""DM and ADSL are there."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.files.dm_is_there import dm_is_there
from nec_cdisc.validate.running import Outcome

AE, DM, ADAE, ADSL = (table(name, USUBJID=["1"]) for name in ("AE", "DM", "ADAE", "ADSL"))


def test_packages_without_their_subjects_are_found():
    """SDTM without DM and ADaM without ADSL are found, and neither is asked of the other."""
    assert found(dm_is_there, AE) == [("DM", None)]
    assert found(dm_is_there, ADAE) == [("ADSL", None)]
    assert found(dm_is_there, AE, DM) == []
    assert found(dm_is_there, ADAE, ADSL) == []


def test_an_empty_folder_is_no_passed_package():
    """Without any dataset the check is skipped."""
    assert result(dm_is_there).outcome is Outcome.SKIPPED
