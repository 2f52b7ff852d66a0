"""Rows of a package become codelists; a row that no published file holds is refused with its line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard_files.gathering import PublishedRow, gathered

LIST = PublishedRow(2, "C66742", "", "No", "No Yes Response", "NY")
YES = PublishedRow(3, "C49488", "C66742", "", "", "Y")
NO = PublishedRow(4, "C49487", "C66742", "", "", "N")


def test_codelists_hold_their_terms_in_one_order():
    """Terms are ordered by submission value, whatever the order of the file."""
    found = gathered([LIST, YES, NO], "ct.txt")
    assert list(found["C66742"].terms.items()) == [("C49487", "N"), ("C49488", "Y")]
    assert (found["C66742"].extensible, found["C66742"].submission_value) == (False, "NY")


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ([], "TRM101", "holds no codelist"),
        ([LIST], "TRM101", "ends within the codelist NY"),
        ([LIST, YES, replace(LIST, line=9, code="C1", value="X")], "TRM101", "ends within the codelist X"),
        ([replace(LIST, code="66742"), YES], "TRM105", "row 2: '66742' is no NCI code"),
        ([LIST, replace(LIST, line=5)], "TRM105", "row 5: the codelist C66742 stands in line 2 already"),
        ([replace(LIST, extensible="Maybe")], "TRM105", "said to be extensible: 'Maybe'"),
        ([replace(LIST, value="../NY")], "TRM105", "none that a file can have: '../NY'"),
        ([replace(LIST, name="")], "TRM105", "has no name"),
        ([LIST, replace(YES, codelist="C1")], "TRM105", "row 3: the term 'C49488' is of 'C1', no codelist that"),
        ([LIST, replace(YES, code="Y")], "TRM105", "row 3: 'Y' is no NCI code"),
        ([LIST, YES, replace(YES, line=4)], "TRM105", "row 4: the term C49488 stands twice"),
        ([LIST, replace(YES, value="")], "TRM105", "row 3: the term C49488 has no submission value"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_line(rows, code, said):
    """The first fault is told, with file and row; nothing is guessed."""
    with pytest.raises(Unreadable) as refused:
        gathered(rows, "ct.txt")
    assert refused.value.problem.code == code
    assert said in refused.value.problem.message
    assert refused.value.problem.cells.file == "ct.txt"


def test_a_codelist_without_terms_is_left_out():
    """A codelist in the middle without terms says nothing, and the others are kept."""
    found = gathered([replace(LIST, code="C1", value="EMPTY"), LIST, YES], "ct.txt")
    assert list(found) == ["C66742"]
