"""Records in an order."""

import numpy as np
from tests.checks.made import table

from nec_cdisc.records.order import neighbours, overlapping


def test_neighbours_are_of_one_group_and_in_order():
    """Each record stands beside the one before it in its group, whatever their order in the file."""
    pair = neighbours(np.array([0, 1, 0, 0]), np.array([3, 1, 1, 2]), among=np.array([True, True, True, True]))
    assert list(zip(pair.before.tolist(), pair.behind.tolist(), strict=True)) == [(2, 3), (3, 0)]


def test_records_that_take_no_part_stand_beside_none():
    """A record that takes no part is left out, and its neighbours become those of each other."""
    pair = neighbours(np.array([0, 0, 0]), np.array([1, 2, 3]), among=np.array([True, False, True]))
    assert (pair.before.tolist(), pair.behind.tolist()) == ([0], [2])


def test_an_overlap_is_with_any_earlier_record():
    """A record that begins within any earlier one of its group overlaps, on the day of its end it does not."""
    ex = table(
        "EX",
        S=["2019-01-01", "2019-01-05", "2019-01-20", "2019-01-31", "2019-01-05"],
        E=["2019-01-31", "2019-01-06", "2019-01-25", "2019-02-05", None],
    )
    group = np.array([0, 0, 0, 0, 0])
    assert overlapping(group, ex.dates("S"), ex.dates("E")).tolist() == [1, 2]
    assert overlapping(np.arange(5), ex.dates("S"), ex.dates("E")).tolist() == []
