"""Which responses are confirmed, each rule worked out by hand and all of them against a plain second program."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.confirmation import Confirmation, confirmed_by

RESPONSES = st.sampled_from(["CR", "PR", "SD", "NE", "NON-CR/NON-PD", "PD"])
COURSE = st.lists(st.tuples(RESPONSES, st.integers(0, 120)), max_size=8, unique_by=lambda one: one[1])
RULE = st.builds(Confirmation, st.sampled_from([0, 28, 56]), st.integers(0, 2), st.integers(0, 2))


@pytest.mark.parametrize(
    ("course", "rule", "expected"),
    [
        ("CR 40, CR 68", {}, [1, -1]),  # exactly 28 days
        ("CR 40, CR 67", {}, [-1, -1]),
        ("CR 40, CR 60, CR 70", {}, [2, -1, -1]),  # the first that is late enough, not the next
        ("CR 40, NE 60, CR 80", {}, [2, -1, -1]),
        ("CR 40, NE 60, CR 80", {"not_evaluable": 0}, [-1, -1, -1]),
        ("CR 40, NE 60, NE 80, CR 100", {}, [-1, -1, -1, -1]),
        ("CR 40, NE 60, NE 80, CR 100", {"not_evaluable": 2}, [3, -1, -1, -1]),
        ("CR 40, PR 60, CR 80", {}, [-1, -1, -1]),  # PR 60 is 20 days before CR 80
        ("CR 40, SD 60, CR 80", {"stable_between": 1}, [-1, -1, -1]),  # SD may lie after a PR only
        ("CR 40, PR 80", {}, [-1, -1]),  # a PR does not confirm a CR
        ("PR 40, PR 68", {}, [1, -1]),
        ("PR 40, CR 68", {}, [1, -1]),  # a CR confirms a PR
        ("PR 40, SD 60, PR 80", {}, [-1, -1, -1]),
        ("PR 40, SD 60, PR 80", {"stable_between": 1}, [2, -1, -1]),
        ("PR 40, SD 55, SD 60, PR 80", {"stable_between": 1}, [-1, -1, -1, -1]),
        ("PR 40, CR 50, PR 80", {}, [-1, -1, -1]),  # disease after a CR
        ("PR 40, PR 50, CR 80", {}, [2, 2, -1]),
        ("PR 40, NON-CR/NON-PD 50, PR 80", {}, [-1, -1, -1]),
        ("PR 40, PD 80", {}, [-1, -1]),
        ("PR 40, NE 80", {}, [-1, -1]),
        ("PR 40, PR 50", {"days": 0}, [1, -1]),  # a later assessment, even where no days must pass
        ("SD 40, SD 80", {}, [-1, -1]),
    ],
)
def test_what_confirms_a_response(assessed, course, rule, expected):
    """The first assessment that could confirm and is late enough does so, if what lies before it fits."""
    assert confirmed_by(assessed(course).sequence, Confirmation(**rule)).tolist() == expected


def test_another_subject_confirms_nothing(assessed):
    """The records of the next subject are no later records of this one, however the days lie."""
    sequence = assessed("PR 40", "PR 80, PR 90", "PR 200, PR 240").sequence
    assert confirmed_by(sequence, Confirmation()).tolist() == [-1, -1, -1, 4, -1]


@pytest.mark.parametrize("part", ["days", "not_evaluable", "stable_between"])
def test_negative_numbers_are_refused(part):
    """A confirmation before the response is none."""
    with pytest.raises(ValueError, match="numbers from 0"):
        Confirmation(**{part: -1})


def _plainly(course, place, rule):
    """Return what confirms a response, as the rule is told, record by record."""
    response, day = course[place]
    wanted = {"CR": {"CR"}, "PR": {"CR", "PR"}}.get(response)
    if wanted is None:
        return -1
    late = (at for at in range(place + 1, len(course)) if course[at][1] >= day + rule.days and course[at][0] in wanted)
    by = next(late, -1)
    window = [one for one, _ in course[place + 1 : by + 1]]
    allowed = {"CR": {"CR", "NE"}, "PR": {"CR", "PR", "NE", "SD"}}[response]
    if not set(window) <= allowed or window.count("NE") > rule.not_evaluable:
        return -1
    if window.count("SD") > rule.stable_between or ("CR" in window and "PR" in window[window.index("CR") :]):
        return -1
    return by


@given(st.lists(COURSE, min_size=1, max_size=4), RULE)
def test_all_subjects_at_once_equal_one_record_after_the_other(assessed, courses, rule):
    """What confirms each response is what a plain reading of the rule finds."""
    courses = [sorted(course, key=lambda one: one[1]) for course in courses]
    sequence = assessed(*(", ".join(f"{response} {day}" for response, day in course) for course in courses)).sequence
    wanted, begin = [], 0
    for course in courses:
        ends = [at for at, (response, _) in enumerate(course) if response == "PD"]
        kept = course[: ends[0] + 1] if ends else course
        found = [_plainly(kept, place, rule) for place in range(len(kept))]
        wanted.extend(by + begin if by >= 0 else -1 for by in found)
        begin += len(kept)
    assert confirmed_by(sequence, rule).tolist() == wanted
