"""Tests of the verb ``ctcae_grade``."""

from __future__ import annotations

import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.standard.loading import load
from nec_cdisc.verbs.ctcae_grade import ctcae_grade

STANDARD = load().standard
HANDED = {"criteria": STANDARD.grades, "units": STANDARD.units}


def graded(rows, direction="high", **more):
    """Return the answer for rows of test, unit, value, lower and upper limit, baseline."""
    test, unit, value, lower, upper, baseline = (encode(list(column)) for column in zip(*rows, strict=True))
    given = {"unit": unit, "lower": lower, "upper": upper, "baseline": baseline, "direction": direction}
    return ctcae_grade(value, test, **given, **more, **HANDED)


def refused(answer):
    """Return code, argument and records of each refusal."""
    return [(item.code, item.argument, rows.tolist()) for rows, item in answer.refused]


ROWS = [
    ("ALT", "U/L", 160, None, 50, None),  # above 3 times the limit
    ("CREAT", "mg/dL", 2, None, 1, 1),  # 2 times limit and baseline, whatever the unit
    ("CREAT", "umol/L", 76, None, 100, 75),  # above baseline alone
    ("CREAT", "umol/L", 70, None, 100, None),  # neither, as far as is known
    ("LDH", "U/L", 900, None, 250, None),  # no term
    (None, "U/L", 900, None, 250, None),
    ("ALT", "U/L", None, None, 50, None),
]


def test_results_are_graded_by_the_term_of_their_test():
    """Limit, baseline and unit decide, each row by its own; what is not known has no grade."""
    answer = graded(ROWS)
    assert answer.column.to_list() == ["2", "2", "1", None, None, None, None]
    assert refused(answer) == []


def test_low_and_high_are_two_questions():
    """A result is graded in the direction that is asked; a test without a term of it has no grade."""
    rows = [("WBC", "10^9/L", "1.5", "4", "10", None), ("ALT", "U/L", "1", "4", "50", None)]
    rows = [(test, unit, *(None if one is None else int(float(one)) for one in rest)) for test, unit, *rest in rows]
    assert graded(rows, "low").column.to_list() == ["3", None]
    assert graded(rows, "high").column.to_list() == ["0", "0"]


def test_fasting_and_specimen_choose_the_term():
    """Glucose of 10 mmol/L is grade 2 fasting and none otherwise; in urine it is not graded."""
    rows = [("GLUC", "mmol/L", 10, None, 6, None)] * 3
    answer = graded(rows, fasting=encode(["Y", "N", "Y"]), specimen=encode(["SERUM", None, "URINE"]))
    assert answer.column.to_list() == ["2", "0", None]


def test_a_fall_from_baseline_can_be_the_threshold():
    """Fibrinogen that fell by half is grade 3."""
    value, test = encode([2]), encode(["FIBRINO"])
    more = {"unit": encode(["g/L"]), "lower": encode([2]), "percent_change": encode([-50]), "direction": "low"}
    assert ctcae_grade(value, test, **more, **HANDED).column.to_list() == ["3"]


def test_units_and_limits_that_are_missing_are_refused_once_for_all_their_results():
    """Each cause has one refusal with its records, and names the argument at fault."""
    rows = [
        ("PLAT", "g/L", 60, 150, None, None),
        ("PLAT", "g/L", 60, 150, None, None),
        ("PLAT", None, 60, 150, None, None),
        ("PLAT", "10^9/L", 100, None, None, None),
        ("PLAT", "10^9/L", 20, None, None, None),
        ("PLAT", "g/L", None, 150, None, None),
    ]
    answer = graded(rows, "low")
    assert answer.column.to_list() == [None, None, None, None, "4", None]
    assert sorted(refused(answer)) == [("ANL111", "unit", [0, 1]), ("ANL111", "unit", [2]), ("ANL113", "lower", [3])]


def test_a_version_that_nobody_holds_is_refused():
    """Nothing is graded by other criteria than those that are asked for."""
    with pytest.raises(Refused, match=r"no version 5\.0") as refusal:
        graded(ROWS, version="5.0")
    assert refusal.value.code == "ANL114"


def test_no_results_have_no_grades():
    """An empty dataset is one."""
    nothing = encode([])
    assert len(ctcae_grade(nothing, nothing, **HANDED).column) == 0
