"""No dose is higher than any that is planned."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.exposure.ex_more_than_planned import ex_more_than_planned
from nec_cdisc.validate.running import Outcome

TS = table("TS", TSPARMCD=["DOSE", "DOSE", "DOSU"], TSVAL=["5", "10", "mg"])


def test_a_dose_above_plan_is_found():
    """More than the highest planned dose is found, that dose and another unit are not."""
    ex = table("EX", EXDOSE=[20, 10, 20], EXDOSU=["mg", "mg", "ug"])
    assert found(ex_more_than_planned, ex, TS) == [("EX", 1)]


def test_without_a_planned_dose_it_is_skipped():
    """Where TS plans no number nothing is too much."""
    ts = table("TS", TSPARMCD=["DOSE", "DOSU"], TSVAL=["5-10", "mg"])
    assert result(ex_more_than_planned, table("EX", EXDOSE=[20], EXDOSU=["mg"]), ts).outcome is Outcome.SKIPPED
