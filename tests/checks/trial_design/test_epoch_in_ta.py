"""An epoch is one of the trial."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.epoch_in_ta import epoch_in_ta


def test_an_epoch_that_ta_has_not_is_found():
    """The epoch that is not planned is found, a missing one is not."""
    ta = table("TA", EPOCH=["SCREENING", "TREATMENT"])
    assert found(epoch_in_ta, table("VS", EPOCH=["TREATMENT", "FOLLOW-UP", None]), ta) == [("VS", 2)]
