"""The response of target lesions, each rule of RECIST 1.1 worked out by hand at its edge."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.target_response import Criteria, is_gone, target_response

MM = st.decimals(min_value=0, max_value=500, places=1)


def response(total, baseline, nadir, *, complete=True, gone=False):
    """Return the response from sums written as texts; a blank one is not known."""
    total, baseline, nadir = (Decimal(text) if text else None for text in (total, baseline, nadir))
    return target_response(total, baseline, nadir, complete=complete, gone=gone)


@pytest.mark.parametrize(
    ("total", "baseline", "nadir", "expected"),
    [
        ("70", "100", "100", "PR"),  # exactly 70 % of baseline
        ("70.1", "100", "100", "SD"),
        ("32.9", "47", "47", "PR"),  # 70 % of 47 is 32.9 exactly; in binary arithmetic it is less
        ("33", "47", "47", "SD"),
        ("60", "100", "50", "PD"),  # 120 % of nadir and +10 mm, though 40 % below baseline
        ("59.9", "100", "50", "PR"),  # below 120 % of nadir: still at most 70 % of baseline
        ("119.9", "100", "100", "SD"),
        ("120", "100", "100", "PD"),
        ("24", "20", "20", "SD"),  # 120 % of nadir, but 4 mm only
        ("24.9", "20", "20", "SD"),
        ("25", "20", "20", "PD"),  # +25 % and exactly +5 mm
        ("26.4", "22", "22", "SD"),  # 120 % exactly, but 4.4 mm only
        ("5", "40", "0", "PD"),  # a lesion comes back after all were gone
        ("4.9", "40", "0", "PR"),  # no 5 mm yet
        ("100", "100", "100", "SD"),
        ("200", "", "150", "PD"),  # progression needs no baseline
        ("100", "", "150", None),  # a response does
        ("100", "", "", None),
    ],
)
def test_percentages_are_compared_exactly(total, baseline, nadir, expected):
    """PR is measured from baseline, PD from the nadir and by 5 mm, SD is what is left."""
    assert response(total, baseline, nadir) == expected


@pytest.mark.parametrize(
    ("total", "complete", "gone", "expected"),
    [
        ("0", True, True, "CR"),
        ("18", True, True, "CR"),  # two lymph nodes of 9 mm
        ("18", True, False, "PR"),  # two lesions of 9 mm
        ("18", False, True, "NE"),  # what was read is gone, another lesion was not read
        ("90", False, False, "NE"),
        ("59", False, False, "NE"),
        ("120", False, False, "PD"),  # certain already: what is missing can only add to it
    ],
)
def test_missing_lesions_and_lesions_that_are_gone(total, complete, gone, expected):
    """CR needs every lesion; NE yields to a progression that is certain."""
    assert response(total, "100", "100", complete=complete, gone=gone) == expected


def test_normal_lymph_nodes_that_grow_among_themselves_are_no_progression():
    """From 6 mm each to 9 mm each is +50 % and +6 mm, and all of it is normal tissue."""
    assert response("18", "60", "12", gone=True) == "CR"


@pytest.mark.parametrize(
    ("size", "node", "gone"),
    [("0", False, True), ("0.1", False, False), ("9.9", True, True), ("10", True, False), ("9.9", False, False)],
)
def test_a_lesion_is_gone_at_nothing_a_node_below_ten_millimetres(size, node, gone):
    """Ten millimetres of short axis is a pathological lymph node."""
    assert is_gone(Decimal(size), node=node) is gone


@given(total=MM, baseline=MM, nadir=MM, more=MM)
def test_a_progression_stays_one_when_the_sum_is_larger(total, baseline, nadir, more):
    """So missing lesions, which can only add to the sum, never undo a PD."""
    if response(str(total), str(baseline), str(nadir), complete=False) == "PD":
        assert response(str(total + more), str(baseline), str(nadir)) == "PD"


def test_a_study_may_have_other_limits():
    """A progression from 25 % and 10 mm on, a response of half, nodes that are normal below 8 mm."""
    limits = Criteria(Decimal(8), Decimal("0.5"), Decimal("1.25"), Decimal(10))
    sums = {"baseline": Decimal(100), "nadir": Decimal(100), "complete": True, "gone": False, "criteria": limits}
    assert [target_response(Decimal(each), **sums) for each in (50, 51, 124, 125)] == ["PR", "SD", "SD", "PD"]
    assert [is_gone(Decimal(each), node=True, criteria=limits) for each in ("7.9", "8")] == [True, False]
