"""Problems are grouped to facts."""

from __future__ import annotations

import pytest

from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.report.query.fact import facts


class Alone:
    """Records that nothing is known of but that three rows are of one key, and rules without words."""

    def key_group(self, _file, row):
        """Tell rows up to 5 apart from those behind them."""
        return (int(row > 5),)

    def identified(self, *_record):
        """Name no subject."""
        return (), False

    def of(self, problem):
        """Name the rule by the words of the problem."""
        return problem.message if problem.code in {"ROW107", "ROW108"} else ""

    def look_up(self, problem):
        """Know no look-up."""


def found(code: str, *rows: int, column: str | None = "c", said: str = "wrong", target: str = "AE.X") -> Problem:
    """Return a problem of some rows of one file."""
    return Problem(code, said, Place("m.yaml", 1, 1), Cells("raw/f.csv", rows, column, "x"), target)


def told(*problems: Problem) -> list[tuple[str, list[int], list[str]]]:
    """Return code, rows and consequences of each fact."""
    return [
        (fact.code, sorted(fact.rows), sorted(item.code for item in fact.follows))
        for fact in facts(problems, Alone(), Alone())
    ]


def test_each_raw_cell_is_a_fact():
    """One problem of three rows is three questions."""
    assert told(found("VAL112", 2, 5, 9)) == [("VAL112", [2], []), ("VAL112", [5], []), ("VAL112", [9], [])]


def test_the_same_fault_of_one_cell_is_one_fact_however_it_was_found():
    """Partitions and variables report it apart; it is one question with all its problems."""
    assert told(found("VAL112", 2, target="AE.A"), found("VAL112", 2, target="AE.B")) == [("VAL112", [2], [])]


def test_rules_of_other_words_are_other_facts():
    """Two edit checks of one cell are two questions; the same one in two datasets is one."""
    problems = [found("ROW108", 2, said=text, target=name) for text in ("A", "B") for name in ("AE", "CM")]
    assert told(*problems) == [("ROW108", [2], []), ("ROW108", [2], [])]


@pytest.mark.parametrize("code", ["VAL102", "VAL112", "ROW104", "ROW107", "ROW113", "RAW123"])
def test_a_required_value_that_is_missing_follows_from_the_fault_of_its_cell(code):
    """In whatever order the two are found."""
    for problems in ((found(code, 2), found("ROW106", 2)), (found("ROW106", 2), found(code, 2))):
        assert told(*problems) == [(code, [2], ["ROW106"])]


def test_consequences_go_back_to_the_fault_and_not_to_one_another():
    """A unit that no code list knows leaves the result without unit, and the record without its value."""
    problems = [found(code, 2) for code in ("ROW106", "ROW112", "VAL132", "VAL102")]
    assert told(*problems) == [("VAL102", [2], ["ROW106", "ROW112", "VAL132"])]
    assert told(found("VAL132", 2), found("ROW106", 2)) == [("VAL132", [2], ["ROW106"])]


def test_a_fault_of_another_cell_explains_nothing():
    """Another row, another column, and an edit check that leaves its value do not answer for a blank value."""
    others = [found("VAL112", 3), found("VAL112", 2, column="d"), found("ROW108", 2)]
    for other in others:
        assert len(told(other, found("ROW106", 2))) == 2


def test_a_required_value_that_is_blank_is_asked_for_once():
    """Two datasets that need it ask one question."""
    assert told(found("ROW106", 2, target="AE.A"), found("ROW106", 2, target="CM.B")) == [("ROW106", [2], [])]


def test_groups_of_records_are_facts_as_they_were_found():
    """Records that share a key are one fact with all rows, also where one problem names those of several keys."""
    for problems in ([found("ROW102", 2, 5), found("ROW102", 7, 8)], [found("ROW102", 2, 5, 7, 8)]):
        assert told(*problems) == [("ROW102", [2, 5], []), ("ROW102", [7, 8], [])]


def test_errors_and_notes_ask_nothing():
    """Only a query is a question to a site."""
    assert told(found("VAL101", 2), found("VAL116", 2)) == []


def test_a_problem_without_rows_is_a_fact_of_its_own():
    """A correction that does not match has no raw cell."""
    assert told(Problem("RUN104", "one"), Problem("RUN104", "two"), Problem("RUN104", "one")) == [
        ("RUN104", [], []),
        ("RUN104", [], []),
    ]


def test_one_problem_speaks_for_a_fact_in_any_order():
    """The first by line of the mapping, so that the reason does not depend on the order of work."""
    problems = [found("VAL112", 2, target=name) for name in ("AE.C", "AE.A", "AE.B")]
    (fact,) = facts(problems, Alone(), Alone())
    assert fact.first.target == "AE.A"
