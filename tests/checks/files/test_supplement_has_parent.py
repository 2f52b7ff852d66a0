"""Supplemental qualifiers have their dataset."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.files.supplement_has_parent import supplement_has_parent
from nec_cdisc.validate.running import Outcome


def test_qualifiers_without_their_dataset_are_found():
    """SUPPAE without AE is found, SUPPLB beside a part of LB is not."""
    tables = [table(name, USUBJID=["1"]) for name in ("SUPPAE", "SUPPLB", "LBCH")]
    assert found(supplement_has_parent, *tables) == [("SUPPAE", None)]


def test_without_qualifiers_it_is_skipped():
    """A package without supplemental qualifiers skips the check."""
    assert result(supplement_has_parent, table("AE", USUBJID=["1"])).outcome is Outcome.SKIPPED
