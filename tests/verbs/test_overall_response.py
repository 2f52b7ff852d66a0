"""Tests of the verb ``overall_response``; the table itself is tested with its rule."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.overall_response import overall_response


@pytest.mark.parametrize(
    ("target", "non_target", "new", "expected"),
    [
        ("CR ", "CR", False, "CR"),
        ("CR", "NON-CR/NON-PD", False, "PR"),
        ("SD", "PD", False, "PD"),
        ("NE", "NE", True, "PD"),
        ("", "CR", False, None),
        (None, None, False, None),
    ],
)
def test_responses_are_combined_by_the_table(target, non_target, new, expected):
    """Blanks at either end mean nothing, and a response that is missing leaves the overall one missing."""
    assert overall_response(target, non_target, new, True, True) == expected


def test_a_subject_without_such_lesions_needs_no_response_of_them():
    """Without non-target lesions the target response stands, without target lesions the other one."""
    assert overall_response("SD", None, False, True, False) == "SD"
    assert overall_response(None, "CR", False, False, True) == "CR"


@pytest.mark.parametrize(("target", "has"), [("STABLE", True), ("SD", False)])
def test_a_response_in_other_terms_or_of_no_lesion_is_refused(refusal, target, has):
    """What RECIST cannot combine is asked about and gives nothing."""
    with refusal("ANL131", repr(target)):
        overall_response(target, "CR", False, has, True)
