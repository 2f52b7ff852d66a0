"""Problems are the same whatever they were found by first: each fact once, with all its rows, in one order."""

from __future__ import annotations

import itertools

from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.run.settled import distinct, in_order, settled


def fault(*rows: int, code: str = "VAL111", message: str = "no date", line: int = 4, value: str = "x") -> Problem:
    """Return a problem of the raw column day."""
    return Problem(code, message, Place("mappings/sdtm/ae.yaml", line), Cells("raw/ae.csv", rows, "day", value))


def test_a_fault_of_a_raw_value_is_told_once():
    """The first problem of a cell keeps it; a later one is left with its other cells, or goes."""
    first, second, third = fault(2, 3), fault(3, 5, line=7), fault(2, line=9)
    assert distinct([first, second, third]) == [first, fault(5, line=7)]


def test_another_value_column_or_code_is_another_fact():
    """Only cells of one code, column and value are the same."""
    several = [fault(2), fault(2, value="y"), fault(2, code="VAL112"), fault(2, code="ROW112"), fault(2, code="ROW108")]
    assert distinct(several) == several


def test_questions_of_rows_are_told_each():
    """Two edit checks of one cell are two questions; the very same problem is one."""
    several = [fault(2, code="ROW108"), fault(2, code="ROW108", message="another")]
    assert distinct([*several, several[0]]) == several


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
