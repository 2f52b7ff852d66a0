"""Sums, nadirs and responses of a course that was worked by hand."""

from decimal import Decimal

import pytest
from tests.checks.tumours.course import changed, dm, lesion, reading, tr, tr_rows, tu, tu_rows, visit_rows, without

from nec_cdisc.records.facts import Facts
from nec_cdisc.records.tumours import criteria, tumours

UNDONE = {"TRSTRESN": None, "TRORRES": None, "TRSTRESC": None, "TRSTAT": "NOT DONE"}


def read(rows=None, lesions=None, facts=None):
    """Return what follows from the course, or from a changed one."""
    return tumours(tu(lesions), tr(rows), dm(), facts or Facts())


def numbers(column):
    """Return a column of exact numbers as numbers."""
    return [None if value is None else float(value) for value in column.to_list()]


def test_the_course_is_the_one_worked_by_hand():
    """70, 42 and 57 mm: PR, then PD against the nadir of 42 mm; the overall response follows."""
    found = read()
    assert numbers(found.total) == [70, 42, 57]
    assert numbers(found.nadir) == [None, 70, 42]
    assert numbers(found.first) == [70, 70, 70]
    assert found.target.to_list() == [None, "PR", "PD"]
    assert found.non_target.to_list() == [None, "NON-CR/NON-PD", "NON-CR/NON-PD"]
    assert found.overall.to_list() == [None, "PR", "PD"]


def test_an_incomplete_sum_is_no_nadir():
    """Without T2 in week 8 the response is NE, and week 16 (57 mm) is held against 70 mm."""
    found = read(changed(tr_rows(), 6, **UNDONE))
    assert numbers(found.nadir) == [None, 70, 70]
    assert found.target.to_list() == [None, "NE", "SD"]
    assert found.complete.tolist() == [True, False, True]


def test_growth_beyond_doubt_is_progression_though_a_lesion_is_missing():
    """T1 alone has 90 mm, 20 mm more than both had: PD."""
    rows = changed(changed(tr_rows(), 6, **UNDONE), 5, TRSTRESN=90)
    assert read(rows).target.to_list()[1] == "PD"


def test_the_diameter_that_the_sponsor_says_counts_goes_first():
    """DIAMETER before both others; of a lymph node the short axis, of any other lesion the longest diameter."""
    rows = [*tr_rows(), reading("T2", "LDIAM", 33, "BASELINE"), reading("T1", "LPERP", 44, "BASELINE")]
    assert numbers(read(rows).total)[0] == 70
    assert numbers(read([*rows, reading("T1", "DIAMETER", 60, "BASELINE")]).total)[0] == 80


def test_a_lesion_that_the_baseline_does_not_know_is_no_part_of_the_sum():
    """A target lesion first read in week 8 leaves the sums as they are."""
    found = read(
        [*tr_rows(), reading("T3", "LDIAM", 99, "WEEK 8")], [*tu_rows(), lesion("T3", "TARGET", "BONE", "WEEK 8")]
    )
    assert numbers(found.total) == [70, 42, 57]


def test_lesions_merge_and_split():
    """T1/T2 counts for both; T1.1 and T1.2 count for T1: every lesion of the baseline was read."""
    merged = lesion("T1/T2", "TARGET", "LIVER", "WEEK 8", TUTESTCD="TUMERGE")
    rows = [*visit_rows("BASELINE"), reading("T1/T2", "LDIAM", 40, "WEEK 8")]
    found = read(rows, [*tu_rows(), merged])
    assert (found.covered.tolist(), found.target.to_list()) == ([2, 2], [None, "PR"])
    parts = [lesion(f"T1.{at}", "TARGET", "LIVER", "WEEK 8", TUTESTCD="TUSPLIT") for at in (1, 2)]
    rows = [*visit_rows("BASELINE"), *(reading(f"T1.{at}", "LDIAM", 20, "WEEK 8") for at in (1, 2))]
    found = read([*rows, reading("T2", "LPERP", 12, "WEEK 8")], [*tu_rows(), *parts])
    assert (numbers(found.total), found.covered.tolist()) == ([70, 52], [2, 2])


def test_a_lesion_that_merged_with_an_unknown_one_is_measured_all_the_same():
    """Of T1/T9, of which the baseline knows T1, the 40 mm count: 40 mm for T1 and 12 mm for T2, not 12 mm alone."""
    merged = lesion("T1/T9", "TARGET", "LIVER", "WEEK 8", TUTESTCD="TUMERGE")
    rows = [*visit_rows("BASELINE"), reading("T1/T9", "LDIAM", 40, "WEEK 8"), reading("T2", "LPERP", 12, "WEEK 8")]
    found = read(rows, [*tu_rows(), merged])
    assert (numbers(found.total), found.covered.tolist()) == ([70, 52], [2, 2])
    strange = lesion("T8/T9", "TARGET", "LIVER", "WEEK 8", TUTESTCD="TUMERGE")
    rows = [*visit_rows("BASELINE"), *visit_rows("WEEK 8"), reading("T8/T9", "LDIAM", 99, "WEEK 8")]
    assert numbers(read(rows, [*tu_rows(), strange]).total) == [70, 42]


def test_scans_months_apart_are_no_assessment():
    """Of a visit with scans of March and June nothing is derived, and its sum is no nadir."""
    found = read(changed(tr_rows(), 6, TRDTC="2020-06-01"))
    assert found.unclear.tolist() == [False, True, False]
    assert found.target.to_list() == [None, None, "SD"]


def test_without_target_lesions_the_others_decide():
    """Of a subject with non-target lesions alone the overall response is theirs."""
    rows = [row for row in tr_rows() if row["TRLNKID"] == "NT1"]
    found = read(rows, tu_rows()[2:])
    assert (found.has_target.tolist(), found.overall.to_list()) == (
        [False] * 3,
        [None, "NON-CR/NON-PD", "NON-CR/NON-PD"],
    )


def test_a_new_lesion_is_progression():
    """Whatever the sums do."""
    new = [*tu_rows(), lesion("NEW1", "NEW", "BONE", "WEEK 8")]
    assert read([*tr_rows(), reading("NEW1", "TUMSTATE", "PRESENT", "WEEK 8")], new).overall.to_list() == [
        None,
        "PD",
        "PD",
    ]


def test_without_a_baseline_nothing_follows():
    """Neither sum at baseline nor response of a course that begins under treatment."""
    found = read(without(tr_rows(), 1, 2, 3, 4))
    assert (found.target.to_list(), numbers(found.first)) == ([None, None], [None, None])


@pytest.mark.parametrize("lesions", [[], tu_rows()[:1]])
def test_little_that_is_known_breaks_nothing(lesions):
    """Without lesions in TU, or with one of three, there is an answer for each assessment."""
    assert len(read(lesions=lesions).target.to_list()) == 3


def test_the_limits_are_those_of_the_study():
    """Percentages become parts, exactly."""
    limits = criteria(Facts(progression_percent=25, progression_mm=6, response_percent=50, node_mm=8))
    assert limits.grown_to == Decimal("1.25")
    assert (limits.grown_by, limits.shrunk_to, limits.node) == (Decimal(6), Decimal("0.5"), Decimal(8))
