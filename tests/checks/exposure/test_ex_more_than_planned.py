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


def test_another_treatment_has_no_planned_dose():
    """TS plans the dose of the investigational treatment; where it spells that otherwise all doses are compared."""
    ex = table("EX", EXTRT=["EVEROLIMUS", "OCTREOTIDE"], EXDOSE=[20, 30], EXDOSU=["mg"] * 2)
    plan = {"TSPARMCD": ["DOSE", "DOSU", "TRT"]}
    assert found(ex_more_than_planned, ex, table("TS", TSVAL=["10", "mg", "Everolimus"], **plan)) == [("EX", 1)]
    other = table("TS", TSVAL=["10", "mg", "RAD001"], **plan)
    assert found(ex_more_than_planned, ex, other) == [("EX", 1), ("EX", 2)]
