"""No two visits have responses of one date."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, rs, rs_rows

from nec_cdisc.checks.tumours.rs_rsdtc_across_visit import rs_rsdtc_across_visit


def test_one_date_at_two_visits_is_found():
    """The responses of both visits are found where they share a date; another evaluator's are not compared."""
    rows = changed(rs_rows(), 7, RSDTC="2020-03-01")
    assert found(rs_rsdtc_across_visit, rs(rows)) == [("RS", record) for record in (1, 2, 3, 7)]
    assert found(rs_rsdtc_across_visit, rs(changed(rows, 7, RSEVAL="INDEPENDENT ASSESSOR"))) == []
    assert found(rs_rsdtc_across_visit, rs()) == []
