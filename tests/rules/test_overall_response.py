"""The overall response at one assessment: every line of tables 1 and 2 of RECIST 1.1."""

from __future__ import annotations

from itertools import product

import pytest

from nec_cdisc.rules.overall_response import NON_TARGET, TARGET, overall_response


@pytest.mark.parametrize(
    ("target", "non_target", "expected"),
    [
        ("CR", "CR", "CR"),
        ("CR", "NON-CR/NON-PD", "PR"),
        ("CR", "NE", "PR"),
        ("PR", "CR", "PR"),
        ("PR", "NON-CR/NON-PD", "PR"),
        ("PR", "NE", "PR"),
        ("SD", "CR", "SD"),
        ("SD", "NON-CR/NON-PD", "SD"),
        ("SD", "NE", "SD"),
        ("NE", "CR", "NE"),
        ("NE", "NON-CR/NON-PD", "NE"),
        ("NE", "NE", "NE"),
    ],
)
def test_table_1_without_progression(target, non_target, expected):
    """The target response stands, save that CR needs the non-target lesions gone as well."""
    assert overall_response(target, non_target, new_lesion=False) == expected


@pytest.mark.parametrize(("target", "non_target"), list(product(TARGET, NON_TARGET)))
def test_any_progression_is_one(target, non_target):
    """PD of target lesions, of non-target lesions or a new lesion: whatever the rest."""
    assert overall_response(target, non_target, new_lesion=True) == "PD"
    assert overall_response("PD", non_target, new_lesion=False) == "PD"
    assert overall_response(target, "PD", new_lesion=False) == "PD"


@pytest.mark.parametrize("non_target", NON_TARGET)
def test_table_2_non_target_lesions_only(non_target):
    """The non-target response is the overall one, and a new lesion is PD."""
    assert overall_response(None, non_target, new_lesion=False, has_target=False) == non_target
    assert overall_response(None, non_target, new_lesion=True, has_target=False) == "PD"


@pytest.mark.parametrize("target", TARGET)
def test_target_lesions_only(target):
    """Target CR without any non-target lesion is CR."""
    assert overall_response(target, None, new_lesion=False, has_non_target=False) == target
    assert overall_response(target, None, new_lesion=True, has_non_target=False) == "PD"


@pytest.mark.parametrize(
    ("target", "non_target", "has_target", "has_non_target", "expected"),
    [
        (None, "CR", True, True, None),  # never CR by the non-target lesions alone
        (None, None, True, False, None),
        ("CR", None, True, True, None),
        ("SD", None, True, True, None),  # it could be PD
        ("NE", None, True, True, None),
        (None, None, False, True, None),
        (None, None, False, False, None),
        (None, "PD", True, True, "PD"),  # certain already
    ],
)
def test_a_response_that_is_unknown_stays_so(target, non_target, has_target, has_non_target, expected):
    """Unknown is not "no such lesion"; only a progression is certain without it."""
    answer = overall_response(
        target, non_target, new_lesion=False, has_target=has_target, has_non_target=has_non_target
    )
    assert answer == expected


def test_a_new_lesion_is_a_progression_of_a_subject_without_lesions():
    """There was no disease at baseline, and now there is."""
    assert overall_response(None, None, new_lesion=True, has_target=False, has_non_target=False) == "PD"


@pytest.mark.parametrize(
    ("target", "non_target", "has_target", "has_non_target", "message"),
    [
        ("NON-CR/NON-PD", "CR", True, True, "no response of target lesions: CR, PR, SD, PD, NE"),
        ("CR", "SD", True, True, "no response of non-target lesions: CR, NON-CR/NON-PD, PD, NE"),
        ("", "CR", True, True, "no response of target lesions"),
        ("CR", "CR", False, True, "response of target lesions, but the subject has none"),
        ("CR", "CR", True, False, "response of non-target lesions, but the subject has none"),
    ],
)
def test_what_contradicts_itself_is_refused(target, non_target, has_target, has_non_target, message):
    """Neither another term nor a response of lesions that are not there becomes an overall response."""
    with pytest.raises(ValueError, match=message):
        overall_response(target, non_target, new_lesion=True, has_target=has_target, has_non_target=has_non_target)
