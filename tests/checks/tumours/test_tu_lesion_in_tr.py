"""Every lesion of TU is measured or described in TR."""

from tests.checks.made import found
from tests.checks.tumours.course import lesion, tr, tu, tu_rows

from nec_cdisc.checks.tumours.tu_lesion_in_tr import tu_lesion_in_tr


def test_a_lesion_that_nobody_measured_is_found():
    """The lesion that was identified and never read is found, and no other."""
    assert found(tu_lesion_in_tr, tu([*tu_rows(), lesion("NT2", "NON-TARGET", "BONE")]), tr()) == [("TU", 4)]
    assert found(tu_lesion_in_tr, tu(), tr()) == []
