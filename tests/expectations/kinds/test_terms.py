"""Terms: of packaged codelists, and those that are named one by one."""

from __future__ import annotations

import pytest
from tests.expectations.small import positions, small

from nec_cdisc.expectations.kinds.terms import terms, terms_of

CT = ["sdtm-ct-2025-03-28"]


def test_a_value_outside_its_codelist_is_found():
    """A value that is no submission value is found, and the message names the codelist."""
    (found,) = terms(small("DM", SEX=["F", "Male", None]), {"SEX": ["C66731"]}, None, CT)
    assert found.records.tolist() == [1]
    assert found.message == "SEX {SEX} is no term of SEX (C66731)"


def test_terms_of_the_study_count_besides():
    """A term that the suite itself names counts like a published one."""
    data = small("LB", LBTESTCD=["ALT", "CGB", "XYZ"])
    assert positions(terms(data, {"LBTESTCD": ["C65047"]}, {"LBTESTCD": ["CGB"]}, CT)) == [(("LBTESTCD",), [2])]


def test_few_terms_are_named_and_many_are_counted():
    """The message says what a value may be where that is short."""
    (few,) = terms(small(AESER=["?"]), terms={"AESER": ["Y", "N"]})
    (many,) = terms(small(A=["?"]), terms={"A": [str(number) for number in range(11)]})
    assert (few.message, many.message) == (
        "AESER {AESER} is none of Y, N",
        "A {A} is none of the 11 terms that it may be",
    )


def test_a_codelist_that_nobody_has_is_refused():
    """An unknown codelist or package is an error, never a pass."""
    with pytest.raises(KeyError):
        list(terms(small(A=["x"]), {"A": ["C0"]}, None, CT))
    with pytest.raises(KeyError):
        terms_of("C66731", ("sdtm-ct-1900-01-01",))
