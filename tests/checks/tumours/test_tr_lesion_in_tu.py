"""Every lesion of TR is identified in TU."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, tr, tr_rows, tu

from nec_cdisc.checks.tumours.tr_lesion_in_tu import tr_lesion_in_tu


def test_a_lesion_that_tu_does_not_know_is_found():
    """A measurement of T9 is found; one of another subject's lesion too, and records without a lesion are not."""
    rows = changed(tr_rows(), 1, TRLNKID="T9")
    assert found(tr_lesion_in_tu, tr(rows), tu()) == [("TR", 1)]
    assert found(tr_lesion_in_tu, tr(changed(tr_rows(), 2, USUBJID="2")), tu()) == [("TR", 2)]
    assert found(tr_lesion_in_tu, tr(), tu()) == []
