"""What was recorded at a visit is dated like the visit."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.date_within_visit import date_within_visit

SV = table("SV", USUBJID=["1"], VISITNUM=[1], SVSTDTC=["2019-01-20"], SVENDTC=["2019-01-21"])


def test_a_record_far_from_its_visit_is_found():
    """More than 14 days before or behind the visit are found, 14 days and a fitting month are not."""
    dates = ["2019-01-05", "2019-01-06", "2019-02-04", "2019-02-05", "2019-01", "2018-12"]
    lb = table("LB", USUBJID=["1"] * 6, VISITNUM=[1] * 6, LBDTC=dates)
    assert found(date_within_visit, lb, SV) == [("LB", 1), ("LB", 4), ("LB", 6)]


def test_a_visit_before_treatment_lasts_from_its_planned_day():
    """At a screening visit planned for day -28 a record 28 days apart is not found, and one of 29 days is."""
    sv = table("SV", USUBJID=["1"], VISITNUM=[1], VISITDY=[-28], SVSTDTC=["2019-01-01"], SVENDTC=["2019-01-01"])
    lb = table("LB", USUBJID=["1"] * 2, VISITNUM=[1] * 2, LBDTC=["2019-01-29", "2019-01-30"])
    assert found(date_within_visit, lb, sv) == [("LB", 2)]
    unplanned = table("SV", USUBJID=["1"], VISITNUM=[1], SVSTDTC=["2019-01-01"], SVENDTC=["2019-01-01"])
    assert found(date_within_visit, lb, unplanned, table("TV", VISITNUM=[1], VISITDY=[-28])) == [("LB", 2)]
