"""A lesion has a location."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, tu, tu_rows

from nec_cdisc.checks.tumours.tu_tuloc_missing import tu_tuloc_missing


def test_a_lesion_without_location_is_found():
    """The lesion without a location is found, and a record that tells of no lesion is not."""
    rows = changed(changed(tu_rows(), 1, TULOC=None), 3, TULOC=None, TUORRES=None, TUSTRESC=None)
    assert found(tu_tuloc_missing, tu(rows)) == [("TU", 1)]
