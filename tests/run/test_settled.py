"""Problems are the same wherever a run is cut: each with all its rows, in one order."""

from __future__ import annotations

import itertools

from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.run.settled import in_order, settled


def fault(*rows: int, code: str = "VAL111", message: str = "no date", line: int = 4, value: str = "x") -> Problem:
    """Return a problem of the raw column day."""
    return Problem(code, message, Place("mappings/sdtm/ae.yaml", line), Cells("raw/ae.csv", rows, "day", value))


def test_problems_that_differ_in_rows_alone_are_one():
    """Rows found by several partitions are put together, sorted, each once."""
    assert settled([fault(9, 4), fault(5, 4), fault(7, value="y")]) == (fault(4, 5, 9), fault(7, value="y"))


def test_the_order_is_one_for_all_orders_of_finding():
    """By severity, code, file, first row and what is said."""
    found = [
        Problem("RUN104", "no record", Place("mappings/corrections.csv", 2)),
        fault(8),
        fault(3, line=9),
        fault(3, line=8),
        fault(3, value="y", line=8),
    ]
    assert len({settled(order) for order in itertools.permutations(found)}) == 1


def test_what_a_step_found_is_told_by_what_it_says():
    """The rows of a problem, which differ between partitions, decide nothing."""
    early, late = fault(9, message="a"), fault(2, message="b")
    assert in_order([late, early]) == in_order([early, late]) == [early, late]
