"""Sizes are not negative."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, tr, tr_rows

from nec_cdisc.checks.tumours.tr_negative_size import tr_negative_size


def test_a_negative_size_is_found():
    """-3 mm is found, 0 mm is not."""
    assert found(tr_negative_size, tr(changed(changed(tr_rows(), 1, TRSTRESN=-3), 2, TRSTRESN=0))) == [("TR", 1)]
