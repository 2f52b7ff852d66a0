"""Of several things that hold of a cell, one is told."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.reader import Unread
from nec_cdisc.run.ledger.fate import UNACCOUNTED, left_out, under_code
from nec_cdisc.run.ledger.form_account import ColumnAccount, FormAccount
from nec_cdisc.run.ledger.settle import settle

ALL = np.array([True, True])
FIRST = np.array([0])
RULE, REFUSED = left_out("rule"), under_code("VAL112")


def _settled(alive=ALL, part=ALL, left=None, gone=None, unread=(), numbers=(2, 3), **column):
    """Settle a form of two rows and one column."""
    made = ColumnAccount("a", ALL, **column)
    people = encode(["001", None])
    return settle(
        FormAccount(
            "ae",
            "ae.csv",
            ("a",),
            np.array(numbers),
            people,
            part,
            alive,
            lambda: iter([made]),
            left or {},
            gone or {},
            tuple(unread),
        )
    )


def _first(**known):
    """Return fate and detail of the first cell, the second one being mapped alike or accounted for nowhere."""
    found = _settled(**known)
    return {
        (reason.fate.value, reason.detail): cells
        for (column, reason), (_, cells) in found.groups.items()
        if column == "a" and cells
    }


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"mapped": {"AE.X": None}}, {("mapped", "AE.X"): 2}),
        ({"mapped": {"AE.X": ~ALL, "AE.Y": ALL}, "rules": ("EDC key",)}, {("mapped", "AE.Y"): 2}),
        (
            {"mapped": {"AE.X": None, "AE.Y": np.array([True, False])}},
            {("mapped", "AE.X, AE.Y"): 1, ("mapped", "AE.X"): 1},
        ),
        ({"rules": ("EDC key", "subject")}, {("mapped", "used for EDC key, subject"): 2}),
        ({"not_submitted": "why", "rules": ("EDC key",)}, {("not submitted", "why"): 2}),
        (
            {"mapped": {"AE.X": None}, "refused": {REFUSED: [FIRST]}},
            {("problem", "VAL112 impossible date; mapped to AE.X"): 1, ("mapped", "AE.X"): 1},
        ),
        (
            {"rules": ("EDC key",), "refused": {REFUSED: [FIRST]}},
            {("problem", "VAL112 impossible date"): 1, ("mapped", "used for EDC key"): 1},
        ),
        (
            {"rules": ("EDC key",), "reasons": {RULE: [FIRST], UNACCOUNTED: [FIRST]}},
            {("unaccounted", ""): 1, ("mapped", "used for EDC key"): 1},
        ),
        ({"reasons": {RULE: [FIRST]}}, {("left out", "rule"): 1, ("unaccounted", ""): 1}),
        (
            {"mapped": {"AE.X": None}, "emptied": {RULE: [FIRST]}, "corrected": FIRST},
            {("left out", "rule"): 1, ("mapped", "AE.X"): 1},
        ),
        (
            {"alive": np.array([False, True]), "rules": ("EDC key",), "gone": {RULE: [FIRST]}},
            {("left out", "rule"): 1, ("mapped", "used for EDC key"): 1},
        ),
        (
            {"part": np.array([False, True]), "not_submitted": "why", "left": {RULE: [FIRST]}},
            {("left out", "rule"): 1, ("not submitted", "why"): 1},
        ),
    ],
)
def test_the_first_of_several_fates_is_told(known, told):
    """The order is the one that the module and the documentation state."""
    assert _first(**known) == told


def test_what_no_record_holds_is_counted():
    """Cells of rows of another length, of columns without a name, and blank rows are part of the file."""
    unread = [Unread("RAW110", None, [4, 4], [5]), Unread("RAW112", "column 2", [2]), Unread("RAW114", None, (), [6])]
    found = _settled(mapped={"AE.X": None}, unread=unread)
    assert (found.rows, found.cells, found.ties_out()) == (5, 5, True)
    assert found.subjects["001"].tolist() == [[1, 0, 0, 0, 0], [1, 0, 0, 1, 0]]
    assert found.subjects[None].tolist() == [[1, 0, 1, 2, 0], [1, 0, 0, 2, 0]]


def test_a_gap_between_the_rows_is_an_open_question():
    """A row number that neither a record nor a problem of reading has is told as lost."""
    found = _settled(mapped={"AE.X": None}, numbers=(2, 5))
    assert found.lost == {None: (3, 4)}
    assert not found.ties_out()


def test_many_variables_are_combined():
    """More variables than one table of combinations holds are told apart all the same."""
    masks = {f"AE.V{number:02}": np.array([number % 2 == 0, number == 39]) for number in range(40)}
    even = ", ".join(name for number, name in enumerate(masks) if number % 2 == 0)
    assert _first(mapped=masks) == {("mapped", even): 1, ("mapped", "AE.V39"): 1}
