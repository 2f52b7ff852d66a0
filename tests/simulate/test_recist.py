"""Responses of the latent truth, on cases worked by hand."""

from __future__ import annotations

import pytest

from nec_cdisc.simulate.recist import Reading, non_target_response, overall_response, target_response


@pytest.mark.parametrize(
    ("sizes", "baseline", "nadir", "response"),
    [
        ((70,), 100, 100, "PR"),
        ((71,), 100, 100, "SD"),
        ((24,), 40, 20, "PR"),  # 20 % but only 4 mm above nadir
        ((25,), 40, 20, "PD"),  # 25 % and 5 mm
        ((60,), 60, 50, "PD"),  # exactly 20 %
        ((59,), 60, 50, "SD"),
        ((None, 30), 60, 50, "NE"),
        ((None, 60), 60, 50, "PD"),  # certain without the missing lesion
        ((0, 0), 60, 50, "CR"),
    ],
)
def test_target_response(sizes, baseline, nadir, response):
    """Thresholds of partial response and progression hold at their very values."""
    assert target_response([Reading(node=False, size=size) for size in sizes], baseline, nadir) == response


def test_node_below_ten_is_complete():
    """A node of 9 mm short axis counts as gone, one of 10 mm does not."""
    gone = Reading(node=False, size=0)
    assert target_response([gone, Reading(node=True, size=9)], 60, 60) == "CR"
    assert target_response([gone, Reading(node=True, size=10)], 60, 60) == "PR"


def test_normal_nodes_that_grow_are_no_progression():
    """Two nodes from 6 mm to 9 mm each are +50 % and +6 mm, and normal; a node of 10 mm among them is progression."""
    normal = Reading(node=True, size=9)
    assert target_response([normal, normal], 60, 12) == "CR"
    assert target_response([normal, Reading(node=True, size=10)], 60, 12) == "PD"


@pytest.mark.parametrize(
    ("states", "response"),
    [
        (["Present", "Unequivocal progression"], "PD"),
        (["Absent", "Not evaluable"], "NE"),
        (["Absent", "Absent"], "CR"),
        (["Absent", "Present"], "NON-CR/NON-PD"),
    ],
)
def test_non_target_response(states, response):
    """The worst state decides."""
    assert non_target_response(states) == response


@pytest.mark.parametrize(
    ("target", "non_target", "new", "response"),
    [
        ("CR", "CR", False, "CR"),
        ("CR", "", False, "CR"),
        ("CR", "NON-CR/NON-PD", False, "PR"),
        ("CR", "NE", False, "PR"),
        ("SD", "PD", False, "PD"),
        ("PR", "CR", True, "PD"),
        ("", "NON-CR/NON-PD", False, "NON-CR/NON-PD"),
        ("NE", "NON-CR/NON-PD", False, "NE"),
    ],
)
def test_overall_response(target, non_target, new, response):
    """Target, non-target and new lesions combine as in RECIST 1.1, tables 1 and 2."""
    assert overall_response(target, non_target, new=new) == response
