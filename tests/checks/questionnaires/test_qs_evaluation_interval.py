"""An item asks about one interval."""

from tests.checks.made import found, table

from nec_cdisc.checks.questionnaires.qs_evaluation_interval import qs_evaluation_interval


def test_another_interval_of_an_item_is_found():
    """Another interval and a missing one are found, not an item without interval."""
    qs = table(
        "QS",
        QSTESTCD=["A", "A", "A", "A", "B"],
        QSEVLINT=["-P1W", "-P1W", "-P1D", None, None],
        QSSTRESC=["1"] * 5,
    )
    assert found(qs_evaluation_interval, qs) == [("QS", 3), ("QS", 4)]
