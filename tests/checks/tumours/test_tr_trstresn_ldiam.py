"""A diameter has a numeric result."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, tr, tr_rows

from nec_cdisc.checks.tumours.tr_trstresn_ldiam import tr_trstresn_ldiam


def test_a_diameter_without_a_number_is_found():
    """A blank diameter is found; one not done, too small or gone explains itself, and a state needs no number."""
    rows = tr_rows()
    rows = changed(rows, 1, TRSTRESN=None, TRORRES="5 x 3")
    rows = changed(rows, 2, TRSTRESN=None, TRORRES=None, TRSTAT="NOT DONE")
    rows = changed(rows, 5, TRSTRESN=None, TRORRES="TOO SMALL TO MEASURE")
    rows = changed(rows, 6, TRSTRESN=None, TRORRES="absent")
    assert found(tr_trstresn_ldiam, tr(rows)) == [("TR", 1)]
