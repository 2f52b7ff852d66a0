"""A state of a lesion has a result or a reason."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, tr, tr_rows

from nec_cdisc.checks.tumours.tr_state_missing import tr_state_missing


def test_a_state_that_is_missing_is_found():
    """A missing state is found unless TRSTAT says that it was not done."""
    rows = changed(tr_rows(), (4, 8), TRORRES=None, TRSTRESC=None)
    assert found(tr_state_missing, tr(changed(rows, 8, TRSTAT="NOT DONE"))) == [("TR", 4)]
