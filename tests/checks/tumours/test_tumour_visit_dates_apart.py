"""The dates of one visit lie together."""

from tests.checks.made import found, result
from tests.checks.tumours.course import changed, dm, rs, rs_rows, tr, tr_rows, tu, tu_rows

from nec_cdisc.checks.tumours.tumour_visit_dates_apart import tumour_visit_dates_apart
from nec_cdisc.records.facts import Facts
from nec_cdisc.validate.running import Outcome


def test_dates_far_apart_are_found():
    """15 days after the first date of the visit are found, 14 are not; each dataset is looked at by itself."""
    rows = changed(changed(tr_rows(), 6, TRDTC="2020-03-16"), 5, TRDTC="2020-03-15")
    assert found(tumour_visit_dates_apart, tr(rows), tu(), rs()) == [("TR", 6)]
    assert found(tumour_visit_dates_apart, tr(), tu(changed(tu_rows(), 3, TUDTC="2020-02-01"))) == [("TU", 3)]
    assert found(tumour_visit_dates_apart, tr(), rs(changed(rs_rows(), 3, RSDTC="2021-03-01"))) == [("RS", 3)]


def test_the_study_says_how_far():
    """Where the study allows 20 days, 15 are not found; a month that may be near is not either."""
    rows = changed(changed(tr_rows(), 6, TRDTC="2020-03-16"), 7, TRDTC="2020-03")
    assert found(tumour_visit_dates_apart, tr(rows), facts=Facts(visit_days_apart=20)) == []


def test_without_tumours_it_is_skipped():
    """A package without TR, TU and RS is no passed check."""
    assert result(tumour_visit_dates_apart, dm()).outcome is Outcome.SKIPPED
