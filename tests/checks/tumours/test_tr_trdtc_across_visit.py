"""No two visits have diameters of one date."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, tr, tr_rows

from nec_cdisc.checks.tumours.tr_trdtc_across_visit import tr_trdtc_across_visit


def test_one_date_at_two_visits_is_found():
    """A diameter of week 16 with the date of week 8 is found with those of week 8; partial dates are not compared."""
    assert found(tr_trdtc_across_visit, tr(changed(tr_rows(), 9, TRDTC="2020-03-01"))) == [
        ("TR", 5),
        ("TR", 6),
        ("TR", 9),
    ]
    assert found(tr_trdtc_across_visit, tr(changed(tr_rows(), (5, 9), TRDTC="2020-03"))) == []
    assert found(tr_trdtc_across_visit, tr()) == []
