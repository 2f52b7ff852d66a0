"""No two visits have lesions identified on one date."""

from tests.checks.made import found
from tests.checks.tumours.course import lesion, tu, tu_rows

from nec_cdisc.checks.tumours.tu_tudtc_across_visit import tu_tudtc_across_visit


def test_one_date_at_two_visits_is_found():
    """A new lesion of week 8 with the date of the baseline is found with the lesions of the baseline."""
    rows = [*tu_rows(), lesion("NEW1", "NEW", "BONE", "WEEK 8", TUDTC="2020-01-01")]
    assert found(tu_tudtc_across_visit, tu(rows)) == [("TU", record) for record in (1, 2, 3, 4)]
    assert found(tu_tudtc_across_visit, tu([*tu_rows(), lesion("NEW1", "NEW", "BONE", "WEEK 8")])) == []
