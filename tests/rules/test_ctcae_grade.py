"""Toxicity grades of laboratory results: the reference vectors, missing limits, units and specimens."""

from __future__ import annotations

import csv
import doctest
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.plugin.convention import UnitConversion, UnitTable
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.rules import ctcae_grade as module
from nec_cdisc.rules.ctcae_grade import Graded, Limits, ctcae_grade, factor_to, signed_grade, terms_of
from nec_cdisc.standard.grading import grade_tables
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.location import packaged

TABLE = grade_tables(Layers.of(packaged(), None))[0]["4.03"]
TERMS = sorted(TABLE.terms)
UNITS = UnitTable(
    {("HGB", "g/dL"): UnitConversion("g/L", Decimal(10)), ("URATE", "g/L"): UnitConversion("g/L", Decimal(1))}
)
RESULTS = st.decimals(min_value="0.01", max_value=1000, places=2)
MAYBE = st.none() | RESULTS


def number(text):
    """Return the number of a cell, nothing for a blank one."""
    return Decimal(text) if text else None


def vectors():
    """Return the rows of the reference."""
    path = Path(__file__).parents[1] / "oracles/ctcae4_expected.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def answer(row):
    """Return the grade of low, of high results, and of both, for a row of the reference."""
    term = TABLE.terms[row["TERM"]]
    limits = Limits(*(number(row[column]) for column in ("ANRLO", "ANRHI", "BASE", "PCHG")))
    graded = ctcae_grade(number(row["AVAL"]), term, limits)
    text = "" if graded.grade is None else str(graded.grade)
    low, high = (graded, None) if term.direction == "L" else (None, graded)
    return *((text, "") if term.direction == "L" else ("", text)), signed_grade(low, high) or ""


def grade(name, value, factor="1", **limits):
    """Return the grade of a result by a term, all numbers written as text."""
    known = Limits(**{limit: number(text) for limit, text in limits.items()})
    return ctcae_grade(Decimal(value), TABLE.terms[name], known, Decimal(factor))


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the functions return."""
    assert doctest.testmod(module).failed == 0


def test_every_reference_vector_agrees():
    """All 1,260 results at the thresholds of 42 terms have the grades of the reference."""
    rows = vectors()
    assert len(rows) == 1260
    assert {(row["TERM"], row["DIRECTION"]) for row in rows} == {
        (term.name, term.direction) for term in TABLE.terms.values()
    }
    assert [row for row in rows if answer(row) != (row["ATOXGRL"], row["ATOXGRH"], row["ATOXGR"])] == []


def test_absolute_thresholds_are_in_the_unit_of_the_reference():
    """Where a term has a number, its unit is the one that the reference asks for; a pH has none."""
    units = {row["TERM"]: row["UNIT"].lower() for row in vectors()}
    absolute = {name: term.unit.lower() for name, term in TABLE.terms.items() if term.absolute and term.unit}
    assert absolute == {name: units[name] for name in absolute}
    assert {name for name, term in TABLE.terms.items() if term.absolute and not term.unit} == {"Acidosis", "Alkalosis"}


@pytest.mark.parametrize(
    ("name", "value", "limits", "expected"),
    [
        ("Anemia", "79.9", {}, Graded(3)),  # an absolute threshold decides without limits
        ("Anemia", "80", {}, Graded(2)),
        ("Anemia", "100", {}, Graded(None, ("LLN",))),  # grade 1 or none: that needs the limit
        ("Anemia", "100", {"low": "120"}, Graded(1)),
        ("Anemia", "120", {"low": "120"}, Graded(0)),
        ("Alanine aminotransferase increased", "250", {"high": "50"}, Graded(2)),  # exactly 5 times the limit
        ("Alanine aminotransferase increased", "250.1", {"high": "50"}, Graded(3)),
        ("INR increased", "0.25", {"high": "0.1", "baseline": "0.1"}, Graded(2)),  # 2.5 x 0.1, exact
        ("Creatinine increased", "150", {"baseline": "80"}, Graded(2, ("ULN",))),  # the limit might make it worse
        ("Creatinine increased", "150", {"high": "110"}, Graded(1, ("BASE",))),
        ("Creatinine increased", "100", {"high": "110"}, Graded(None, ("BASE",))),
        ("Creatinine increased", "100", {"high": "110", "baseline": "100"}, Graded(0)),
        ("Hemoglobin increased", "185", {"high": "160", "baseline": "170"}, Graded(1)),  # baseline above the limit
        ("Hemoglobin increased", "185", {"high": "160", "baseline": "150"}, Graded(2)),
        ("Hemoglobin increased", "185", {"high": "160"}, Graded(2)),
        ("Hemoglobin increased", "185", {"baseline": "150"}, Graded(None, ("ULN",))),
        ("Fibrinogen decreased", "0.49", {"percent_change": "0"}, Graded(4)),
        ("Fibrinogen decreased", "2", {"low": "1.8", "percent_change": "-50"}, Graded(3)),
        ("Hyperuricemia", "590", {"high": "420"}, Graded(3)),
        ("Hypokalemia", "3.2", {"low": "3.5"}, Graded(2)),
        ("Acidosis", "7.3", {"low": "7.35"}, Graded(1)),
    ],
)
def test_grades_worked_out_by_hand(name, value, limits, expected):
    """At each kind of threshold the grade is that of CTCAE 4.03, and a missing limit is named where it matters."""
    assert grade(name, value, **limits) == expected


def test_a_missing_result_has_no_grade():
    """Nothing was measured, so no limit is missing either."""
    assert ctcae_grade(None, TABLE.terms["Anemia"], Limits()) == Graded(None)


def test_a_result_in_another_unit_is_converted_exactly():
    """7.9 g/dL with limits in g/dL is grade 3 as 79 g/L is."""
    factor = factor_to(TABLE.terms["Anemia"], "HGB", "g/dL", UNITS)
    assert factor == 10
    assert grade("Anemia", "7.9", factor=factor).grade == grade("Anemia", "79").grade == 3
    assert grade("Anemia", "10", factor=factor, low="12").grade == 1
    assert factor_to(TABLE.terms["Anemia"], "HGB", "g/L", UNITS) == 1
    assert factor_to(TABLE.terms["CPK increased"], "CK", "anything", UNITS) == 1  # compared with its own limits alone
    assert factor_to(TABLE.terms["Acidosis"], "PH", None, UNITS) == 1


@pytest.mark.parametrize(
    ("name", "test", "unit", "code"),
    [
        ("Anemia", "HGB", "mmol", "VAL131"),
        ("Anemia", "HGB", "", "VAL132"),
        ("Anemia", "HGB", None, "VAL132"),
        ("Hyperuricemia", "URATE", "g/L", "VAL131"),  # known, but leads elsewhere
        ("Acidosis", "PH", "mmol/L", "VAL131"),
    ],
)
def test_a_unit_that_is_not_known_is_refused(name, test, unit, code):
    """A haemoglobin of 8 in a unit that nobody knows is not graded as 8 g/L."""
    with pytest.raises(Refused) as refusal:
        factor_to(TABLE.terms[name], test, unit, UNITS)
    assert (refusal.value.code, refusal.value.argument) == (code, "unit")


def names(*arguments, **more):
    """Return the names of the terms of a test."""
    return [term.name for term in terms_of(TABLE, *arguments, **more)]


def test_a_test_has_the_terms_of_its_state_and_specimen():
    """Glucose is graded from grade 1 on only when fasting, and urine is never graded."""
    assert names("GLUC", fasting="Y") == ["Hyperglycemia (Fasting)", "Hypoglycemia"]
    assert (
        names("GLUC", fasting="N") == names("GLUC", fasting="U") == names("GLUC") == ["Hyperglycemia", "Hypoglycemia"]
    )
    assert names("PH", specimen="ARTERIAL BLOOD") == ["Acidosis", "Alkalosis"]
    assert names("PH", specimen="URINE") == names("CREAT", specimen="URINE") == []
    assert names("HGB", specimen="BLOOD") == names("HGB") == ["Anemia", "Hemoglobin increased"]
    assert names("CGA") == []


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (Graded(2), Graded(0), "-2"),
        (Graded(0), Graded(3), "3"),
        (Graded(0), Graded(0), "0"),
        (None, Graded(0), "0"),
        (None, None, None),
        (Graded(None), Graded(0), None),
        (Graded(None), Graded(2), "2"),
        (Graded(None), None, None),
    ],
)
def test_both_directions_in_one_text(low, high, expected):
    """A low toxicity is negative, and no toxicity needs both directions to be known."""
    assert signed_grade(low, high) == expected


def test_a_result_cannot_be_toxic_in_both_directions():
    """Its limits or its unit are wrong, and no grade is published."""
    with pytest.raises(Refused, match="grade 2 as too low and grade 1 as too high") as refusal:
        signed_grade(Graded(2), Graded(1))
    assert refusal.value.code == "VAL133"


@given(st.sampled_from(TERMS), RESULTS, RESULTS, MAYBE, MAYBE, MAYBE)
def test_grades_are_monotone_in_the_result(name, one, other, low, high, baseline):
    """A result further out is never less toxic, whatever limits are known."""
    less, more = sorted((one, other), reverse=TABLE.terms[name].direction == "L")
    limits = Limits(low, high, baseline)
    milder, worse = (ctcae_grade(value, TABLE.terms[name], limits).grade for value in (less, more))
    if milder is not None and worse is not None:
        assert milder <= worse
    if milder:
        assert worse is not None


@given(st.sampled_from(TERMS), RESULTS, RESULTS, RESULTS, RESULTS, st.sampled_from(["low", "high", "baseline"]))
def test_a_missing_limit_never_makes_a_result_more_toxic(name, value, low, high, baseline, missing):
    """Without a limit the grade is the same, lower or not known; only the baseline of a high haemoglobin may excuse."""
    limits = {"low": low, "high": high, "baseline": baseline, "percent_change": Decimal(0)}
    whole = ctcae_grade(value, TABLE.terms[name], Limits(**limits)).grade
    partly = ctcae_grade(value, TABLE.terms[name], Limits(**(limits | {missing: None}))).grade
    assert whole is not None
    if partly is not None and name != "Hemoglobin increased":
        assert partly <= whole


@given(st.sampled_from(TERMS), RESULTS, MAYBE, MAYBE, st.sampled_from(["0.001", "1", "88.4017"]))
def test_a_result_and_its_limits_scale_together(name, value, low, high, factor):
    """Where only limits count, the unit does not."""
    term = TABLE.terms[name]
    if not term.absolute:
        assert ctcae_grade(value, term, Limits(low, high), Decimal(factor)) == ctcae_grade(
            value, term, Limits(low, high)
        )
