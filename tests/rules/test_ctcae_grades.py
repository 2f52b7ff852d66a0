"""Toxicity grades of whole columns are those of each result."""

from __future__ import annotations

import csv
import doctest
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules import ctcae_grades as module
from nec_cdisc.rules.ctcae_grade import Limits, ctcae_grade
from nec_cdisc.rules.ctcae_grades import Results, ctcae_grades
from nec_cdisc.rules.number_column import Numbers
from nec_cdisc.standard.grading import grade_tables
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.location import packaged

TERMS = grade_tables(Layers.of(packaged(), None))[0]["4.03"].terms
NUMBERS = st.none() | st.sampled_from(["0.3", "2", "2.0", "3.4", "7.3", "80", "100", "120", "250"]).map(Decimal)
ROWS = st.lists(st.tuples(*[NUMBERS] * 4, st.none() | st.sampled_from([-80, -50, -25, 0, 9]).map(Decimal)), max_size=9)


def column(numbers):
    """Return a column of numbers, some of them missing."""
    values = sorted({number for number in numbers if number is not None})
    return Numbers(values, np.array([-1 if one is None else values.index(one) for one in numbers], int))


def graded(rows, name, factor="1"):
    """Return the grades of rows (result, low, high, baseline, change)."""
    columns = zip(*rows, strict=True) if rows else [[]] * 5
    return ctcae_grades(Results(*map(column, columns)), TERMS[name], Decimal(factor)).tolist()


def vectors():
    """Return the rows of the reference by term: numbers, and the grade or -1."""
    rows = {}
    with (Path(__file__).parents[1] / "oracles/ctcae4_expected.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            cells = (row[name] for name in ("AVAL", "ANRLO", "ANRHI", "BASE", "PCHG"))
            numbers = tuple(Decimal(cell) if cell else None for cell in cells)
            rows.setdefault(row["TERM"], []).append((numbers, abs(int(row["ATOXGR"] or -1))))
            if not row["ATOXGR"]:
                rows[row["TERM"]][-1] = (numbers, -1)
    return rows


VECTORS = vectors()


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the function returns."""
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("name", sorted(TERMS))
def test_every_reference_vector_agrees(name):
    """The 30 results of each term have the grades of the reference, computed at once."""
    assert len(VECTORS[name]) == 30
    assert graded([numbers for numbers, _ in VECTORS[name]], name) == [grade for _, grade in VECTORS[name]]


@given(st.sampled_from(sorted(TERMS)), ROWS, st.sampled_from(["1", "10", "0.1"]))
def test_a_column_is_graded_as_each_result_is(name, rows, factor):
    """Both forms of the rule agree, whatever is missing and whatever the unit."""
    for row, grade in zip(rows, graded(rows, name, factor), strict=True):
        value, *limits = row
        alone = ctcae_grade(value, TERMS[name], Limits(*limits), Decimal(factor)).grade
        assert grade == (-1 if alone is None else alone)
