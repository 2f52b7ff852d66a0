"""An answer is one that the item has."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.questionnaires.qs_item_range import qs_item_range
from nec_cdisc.validate.running import Outcome


def test_an_answer_out_of_range_is_found():
    """5 of an item from 1 to 4, 8 of one from 1 to 7, and a broken number are found; the limits are not."""
    qs = table(
        "QS",
        QSTESTCD=["EOR0101", "EOR0101", "EOR0129", "EOR0129", "EOR0101", "EOR0101", "OTHER"],
        QSSTRESN=[5, 4, 8, 7, 2.5, None, 99],
    )
    assert found(qs_item_range, qs) == [("QS", 1), ("QS", 3), ("QS", 5)]


def test_other_instruments_are_skipped():
    """Of an instrument whose scales are unknown nothing is out of range."""
    assert result(qs_item_range, table("QS", QSTESTCD=["X1"], QSSTRESN=[99])).outcome is Outcome.SKIPPED
