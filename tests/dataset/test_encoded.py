"""Encoded columns answer as plain lists do, whatever the size of the work."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset import encoded
from nec_cdisc.dataset.encoded import Encoded, combine, constant, encode, join_values, numbered, recode, stack, used

CELLS = st.lists(st.one_of(st.none(), st.sampled_from(["a", "b", "c", "ä", ""])), max_size=12)
TABLES = st.integers(0, 10).flatmap(
    lambda rows: st.lists(
        st.lists(st.one_of(st.none(), st.sampled_from("abc")), min_size=rows, max_size=rows), min_size=1, max_size=5
    )
)


def combined(columns: list[list[object]]) -> tuple[list[int], list[tuple[object, ...]]]:
    """Return what ``combine`` says: the combination of each row, and the values of each combination."""
    inverse, parts = combine([encode(column) for column in columns])
    tables = [[*encode(column).values, None] for column in columns]
    values = [
        tuple(table[code] for table, code in zip(tables, codes, strict=True)) for codes in zip(*parts, strict=True)
    ]
    return inverse.tolist(), values


@given(CELLS)
def test_a_column_gives_back_what_it_was_made_of(cells):
    """Encoding loses nothing, and tells the missing from the empty text."""
    column = encode(cells)
    assert column.to_list() == cells
    assert len(column) == len(cells)
    assert column.missing().tolist() == [cell is None for cell in cells]
    assert len(set(column.values)) == len(column.values)


@given(TABLES)
def test_combinations_are_those_that_a_dictionary_counts(columns):
    """Each row gets its own combination, each combination is one that some row has, and none is there twice."""
    inverse, values = combined(columns)
    rows = list(zip(*columns, strict=True))
    assert [values[number] for number in inverse] == rows
    assert sorted(map(str, values)) == sorted(map(str, set(rows)))


@given(TABLES)
def test_combinations_agree_whichever_way_they_are_counted(columns):
    """The table of the small case and the sorting of the large one number the combinations alike."""
    wide = combined(columns)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoded, "DENSE", 0)
        patch.setattr(encoded, "_distinct", lambda key, _: _sorted(key))
        assert combined(columns) == wide


def _sorted(key):
    distinct, inverse = np.unique(key, return_inverse=True)
    return inverse.astype(np.int32), distinct


def test_many_wide_columns_do_not_overflow():
    """Keys beyond 64 bits are renumbered on the way, and rows that differ in any column stay apart."""
    rows, width = 2000, 40
    random = np.random.default_rng(1)
    columns = [random.integers(0, 500, rows) for _ in range(width)]
    for column in columns:
        column[1] = column[0]
    last = [*["x"] * (rows - 1), "y"]
    inverse, parts = combine([*(encode(column.tolist()) for column in columns), encode(last)])
    table = list(zip(*(column.tolist() for column in columns), last, strict=True))
    numbers = {row: position for position, row in enumerate(dict.fromkeys(table))}
    assert len(parts) == width + 1
    assert len(set(inverse.tolist())) == len(numbers) == rows - 1
    assert inverse[0] == inverse[1]


def test_a_single_column_has_only_combinations_that_occur():
    """A value that no row has is no combination."""
    column = Encoded(np.array([2, -1, 2], np.int32), ["never", "nor this", "x"])
    inverse, (codes,) = combine([column])
    assert (inverse.tolist(), codes.tolist()) == ([1, 0, 1], [-1, 2])


@given(CELLS, st.data())
def test_taking_rows_is_taking_from_a_list(cells, data):
    """Positions and masks choose rows; position -1 gives missing."""
    column = encode(cells)
    positions = data.draw(st.lists(st.integers(-1, len(cells) - 1), max_size=8))
    assert column.take(np.array(positions, np.int64)).to_list() == [None if at < 0 else cells[at] for at in positions]
    mask = data.draw(st.lists(st.booleans(), min_size=len(cells), max_size=len(cells)))
    taken = column.take(np.array(mask, bool)).to_list()
    assert taken == [cell for cell, keep in zip(cells, mask, strict=True) if keep]


@given(CELLS)
def test_ranks_sort_as_python_does_with_missing_last(cells):
    """Sorting by ranks gives the values in order, missing ones behind all others."""
    order = np.argsort(encode(cells).ranks(), kind="stable")
    assert [cells[at] for at in order] == sorted(cells, key=lambda cell: (cell is None, cell or ""))


def test_numbers_rank_by_value_and_before_texts():
    """Ten stands after nine; a column that mixes numbers and texts is sorted all the same."""
    assert encode([Decimal(10), Decimal("9.5"), None]).ranks().tolist() == [1, 0, 2]
    assert encode(["9", Decimal(10), "10"]).ranks().tolist() == [2, 0, 1]


@given(CELLS)
def test_recoding_replaces_each_distinct_value(cells):
    """Values that become equal are one value afterwards; an answer of nothing is missing."""
    column = encode(cells)
    answers = [None if value == "b" else value.upper() for value in column.values]
    recoded = recode(column, answers)
    assert recoded.to_list() == [None if cell in {None, "b"} else cell.upper() for cell in cells]
    assert len(set(recoded.values)) == len(recoded.values)


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_stacking_puts_columns_one_below_the_other(columns):
    """The stacked column is the joined list, with each distinct value once."""
    stacked = stack([encode(column) for column in columns])
    assert stacked.to_list() == [cell for column in columns for cell in column]
    assert len(set(stacked.values)) == len(stacked.values)


@given(CELLS, st.integers(0, 12), st.integers(0, 12))
def test_a_part_is_a_slice(cells, first, last):
    """Rows from first up to last, as of a list."""
    assert encode(cells).part(first, last).to_list() == cells[first:last]


def test_a_function_is_applied_once_to_each_combination():
    """Three rows of two combinations cost two calls; missing values are seen as nothing."""
    asked = []

    def joined(one, two):
        asked.append((one, two))
        return None if two is None else one + two

    columns = [encode(["a", "a", "a"]), encode(["x", None, "x"])]
    assert join_values(columns, joined).to_list() == ["ax", None, "ax"]
    assert sorted(asked, key=str) == [("a", "x"), ("a", None)]


def test_a_constant_is_one_value():
    """A constant column holds its value in every row, or nothing."""
    assert constant("x", 2).to_list() == ["x", "x"]
    assert constant(None, 2).to_list() == [None, None]


@given(CELLS)
def test_the_codes_in_use_are_those_of_some_row(cells):
    """A value that no row has, and a missing one, is not among them; they come in ascending order."""
    column = encode(["not here", *cells])
    codes = column.codes[1:]
    assert used(codes, len(column.values)).tolist() == sorted({*codes.tolist()} - {-1})


def test_values_have_the_numbers_of_equal_ones_among_others():
    """What is none of the others has -1."""
    assert numbered(["a", "b"], ["b", "c", "a", "b", None]).tolist() == [1, -1, 0, 1, -1]
