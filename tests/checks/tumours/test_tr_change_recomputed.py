"""Changes of the sum are differences of sums."""

from tests.checks.made import found, result
from tests.checks.tumours.course import dm, reading, tr, tr_rows, tu

from nec_cdisc.checks.tumours.tr_change_recomputed import tr_change_recomputed
from nec_cdisc.validate.running import Outcome


def changes(*rows):
    """Return TR with changes of week 8 (70 to 42 mm) and week 16 (42 to 57 mm)."""
    return tr([*tr_rows(), *rows])


def test_a_wrong_change_is_found():
    """-40 % in week 8, +35.7 % and +15 mm in week 16 are right; any other number is found."""
    right = changes(
        reading(None, "PCBSD", -40, "WEEK 8"),
        reading(None, "PCNSD", 35.7, "WEEK 16"),
        reading(None, "ACNSD", 15, "WEEK 16"),
    )
    wrong = changes(
        reading(None, "PCBSD", -30, "WEEK 8"),
        reading(None, "PCNSD", -18.6, "WEEK 16"),
        reading(None, "ACNSD", 14, "WEEK 16"),
    )
    assert found(tr_change_recomputed, right, tu(), dm()) == []
    assert found(tr_change_recomputed, wrong, tu(), dm()) == [("TR", 13), ("TR", 14), ("TR", 15)]


def test_without_changes_it_is_skipped():
    """TR without a change is no passed check."""
    assert result(tr_change_recomputed, tr(), tu(), dm()).outcome is Outcome.SKIPPED
