"""RS and TU agree on new lesions."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, lesion, reading, rs, rs_rows, tr, tr_rows, tu, tu_rows

from nec_cdisc.checks.tumours.rs_new_lesion_in_tu import rs_new_lesion_in_tu


def test_a_new_lesion_that_tu_does_not_have_is_found():
    """Y without a new lesion is found, N with one is found at the visit where it was seen, and not later."""
    assert found(rs_new_lesion_in_tu, rs(changed(rs_rows(), 8, RSSTRESC="Y")), tu(), tr(), dm()) == [("RS", 8)]
    new = [*tu_rows(), lesion("NEW1", "NEW", "BONE", "WEEK 8")]
    seen = [*tr_rows(), reading("NEW1", "TUMSTATE", "PRESENT", "WEEK 8")]
    assert found(rs_new_lesion_in_tu, rs(), tu(new), tr(seen), dm()) == [("RS", 4)]
    assert found(rs_new_lesion_in_tu, rs(changed(rs_rows(), 4, RSSTRESC="Y")), tu(new), tr(seen), dm()) == []
