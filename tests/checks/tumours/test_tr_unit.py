"""Sizes are in millimetres."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, tr, tr_rows

from nec_cdisc.checks.tumours.tr_unit import tr_unit


def test_another_unit_is_found():
    """Centimetres and a missing unit are found; a state has no unit, nor has a size that is missing."""
    rows = changed(changed(tr_rows(), 1, TRSTRESU="cm"), 2, TRSTRESU=None)
    assert found(tr_unit, tr(changed(rows, 3, TRSTRESN=None, TRSTRESU=None))) == [("TR", 1), ("TR", 2)]
