"""A relation to a reference time names the time."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.reference_time_unnamed import reference_time_unnamed


def test_a_relation_without_its_time_is_found():
    """The relation without a time is found, not one with a time nor a missing one."""
    cm = table("CM", USUBJID=["1"] * 3, CMENRTPT=["ONGOING", "ONGOING", None], CMENTPT=[None, "2019", None])
    assert found(reference_time_unnamed, cm) == [("CM", 1)]
