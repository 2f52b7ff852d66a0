"""Treatment-emergent events: the reference vectors, its listed defect, and what may never happen."""

from __future__ import annotations

import csv
import doctest
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules import treatment_emergent as module
from nec_cdisc.rules.treatment_emergent import (
    on_treatment,
    treatment_emergent,
    treatment_emergent_in_groups,
    worsened,
)

#: Rows of the reference that it flags outside its own window.
OUTSIDE_THE_WINDOW = {7, 48, 111, 178, 199, 382, 394}
with (Path(__file__).parents[1] / "oracles/trtemfl_expected.csv").open(encoding="utf-8", newline="") as stream:
    VECTORS = list(csv.DictReader(stream))


def days(column, rows=VECTORS):
    """Return a column as days."""
    return np.array([row[column] or "NaT" for row in rows], "datetime64[D]")


def grades(column, rows=VECTORS):
    """Return a column as grades."""
    return np.array([float(row[column] or "nan") for row in rows])


def numbers(column, rows=VECTORS):
    """Return a column as whole numbers."""
    return np.array([int(row[column]) for row in rows])


def dates(rows=VECTORS):
    """Return start, end, first and last dose."""
    return tuple(days(column, rows) for column in ("ASTDT", "AENDT", "TRTSDT", "TRTEDT"))


def in_groups(rows=VECTORS, window=30):
    """Return the grouped rule on rows."""
    return treatment_emergent_in_groups(
        *dates(rows),
        grades("AETOXGR", rows),
        subject=numbers("USUBJID", rows),
        group=numbers("AEGRPID", rows),
        sequence=numbers("AESEQ", rows),
        window=window,
    )


def differ(found, column):
    """Return the sequence numbers where the flags differ from the reference."""
    return set(numbers("AESEQ")[found != np.array([row[column] == "Y" for row in VECTORS])])


RULES = {
    "T1": treatment_emergent(*dates(), window=None),
    "T2": treatment_emergent(*dates(), window=0),
    "T3": treatment_emergent(*dates(), window=30),
    "T4": treatment_emergent(*dates(), worsened=worsened(grades("AEITOXGR"), grades("AETOXGR"))),
    "O1": on_treatment(*dates()),
    "O2": on_treatment(*dates(), still_running=True),
}


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the functions return."""
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("rule", RULES)
def test_every_reference_vector_agrees(rule):
    """All 187 records agree under each rule without groups."""
    assert len(VECTORS) == 187
    assert differ(RULES[rule], rule) == set()


def test_records_of_one_event_agree_but_for_the_window():
    """All records agree with the grouped rule of the reference, except seven where it forgets its window."""
    assert differ(in_groups(), "T5") == OUTSIDE_THE_WINDOW


def test_a_worsening_after_the_window_is_not_emergent():
    """The seven records that the reference flags more than 30 days after the last dose stay blank."""
    outside = np.isin(numbers("AESEQ"), list(OUTSIDE_THE_WINDOW))
    assert outside.sum() == 7
    assert not in_groups()[outside].any()
    assert in_groups(window=None)[outside].all()


def one_event(starts, toxicity, first="2021-03-01", last="2021-04-01", end=""):
    """Return the flags of the records of one event."""
    rows = [
        {"USUBJID": "1", "AEGRPID": "1", "AESEQ": str(number), "ASTDT": start, "AENDT": end, "AETOXGR": grade}
        | {"TRTSDT": first, "TRTEDT": last}
        for number, (start, grade) in enumerate(zip(starts, toxicity, strict=True))
    ]
    return in_groups(rows).tolist()


@pytest.mark.parametrize(
    ("starts", "toxicity", "expected"),
    [
        (["2021-03-05", "2021-03-09"], ["1", "1"], [True, True]),  # new under treatment
        (["2021-02-05", "2021-03-09"], ["1", "1"], [False, False]),  # there before, unchanged
        (["2021-02-05", "2021-03-09"], ["1", "2"], [False, True]),  # worse
        (["2021-02-05", "2021-03-09", "2021-03-12"], ["1", "2", "1"], [False, True, True]),  # and from then on
        (["2021-02-05", "2021-03-09", "2021-03-12"], ["2", "1", "2"], [False, False, True]),  # worse than before it
        (["2021-02-05", "2021-02-09", "2021-03-12"], ["1", "2", "2"], [False, False, False]),  # worse too early
        (["2021-02-05", "2021-03-09"], ["1", ""], [False, False]),  # an unknown grade is no worsening
        (["2021-02-05", "2021-03-09"], ["", "1"], [False, False]),
        (["2021-02-05", ""], ["2", "1"], [False, True]),  # an unknown start is emergent
        (["2021-02-05", "2021-04-20", "2021-05-02"], ["1", "2", "3"], [False, True, False]),  # the window: day 31
        (["2021-03-01"], ["1"], [True]),  # the day of the first dose
    ],
)
def test_an_event_emerges_by_being_new_or_worse(starts, toxicity, expected):
    """Cases worked out by hand: new, unchanged, worse, worse again, unknown, too late."""
    assert one_event(starts, toxicity) == expected


def test_what_ended_before_treatment_or_had_none_is_not_emergent():
    """An unknown start does not outweigh an end before the first dose, nor a first dose that is missing."""
    assert one_event([""], ["1"], end="2021-02-20") == [False]
    assert one_event(["2021-03-05"], ["1"], first="") == [False]
    assert one_event(["2021-09-05"], ["1"], last="") == [True]


def test_records_without_a_group_stand_alone():
    """Two records that name no event do not become one."""
    rows = [row | {"AEGRPID": "-1"} for row in VECTORS]
    assert in_groups(rows).tolist() == treatment_emergent(*dates()).tolist()


def test_no_records_give_no_flags():
    """An empty dataset is answered."""
    assert in_groups([]).tolist() == []


@given(st.permutations(range(len(VECTORS))))
def test_the_order_of_the_records_never_matters(order):
    """A record has its flag wherever it stands."""
    assert in_groups([VECTORS[place] for place in order]).tolist() == in_groups()[order].tolist()


@given(st.sets(st.sampled_from(sorted({row["USUBJID"] for row in VECTORS})), min_size=1))
def test_adding_a_subject_changes_no_other(subjects):
    """The flags of a subject are the same with and without the others."""
    some = [row for row in VECTORS if row["USUBJID"] in subjects]
    kept = [row["USUBJID"] in subjects for row in VECTORS]
    assert in_groups(some).tolist() == in_groups()[kept].tolist()


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_longer_window_never_takes_an_event_away(shorter, longer):
    """What emerges within fewer days emerges within more."""
    shorter, longer = sorted((shorter, longer))
    assert (in_groups(window=shorter) <= in_groups(window=longer)).all()
