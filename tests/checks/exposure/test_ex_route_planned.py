"""Doses are given as the trial plans."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.exposure.ex_route_planned import ex_route_planned
from nec_cdisc.validate.running import Outcome

EX = table(
    "EX",
    EXTRT=["Everolimus", "EVEROLIMUS", "Octreotide", "Everolimus"],
    EXROUTE=["ORAL", "INTRAVENOUS", "SUBCUTANEOUS", None],
    EXDOSFRM=["TABLET", "TABLET", "INJECTION", "CAPSULE"],
)


def test_another_route_or_form_is_found():
    """Another route and another form are found of the investigational treatment, not of another one."""
    ts = table("TS", TSPARMCD=["TRT", "ROUTE", "DOSFRM"], TSVAL=["EVEROLIMUS", "ORAL", "TABLET"])
    assert found(ex_route_planned, EX, ts) == [("EX", 2), ("EX", 4)]


def test_without_a_plan_it_is_skipped():
    """A TS without route and form is no passed check."""
    ts = table("TS", TSPARMCD=["TRT"], TSVAL=["EVEROLIMUS"])
    assert result(ex_route_planned, EX, ts).outcome is Outcome.SKIPPED
