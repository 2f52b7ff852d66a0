"""TR and TU agree on the kind of lesion."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, tr, tr_rows, tu

from nec_cdisc.checks.tumours.tr_group_kind import tr_group_kind


def test_another_kind_is_found():
    """A target lesion in the group of non-target lesions is found; a blank group is not."""
    rows = [row | {"TRGRPID": "TARGET"} for row in tr_rows()[:3]]
    rows = changed(changed(rows, 1, TRGRPID="NON-TARGET"), 3, TRGRPID=None)
    assert found(tr_group_kind, tr(rows), tu()) == [("TR", 1)]
