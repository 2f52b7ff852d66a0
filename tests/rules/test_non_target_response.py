"""The response of non-target lesions."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.non_target_response import non_target_response


@pytest.mark.parametrize(
    ("progression", "complete", "gone", "expected"),
    [
        (True, True, False, "PD"),
        (True, False, False, "PD"),  # what was not evaluated cannot undo a progression
        (False, False, True, "NE"),  # those seen are gone, another was not looked at
        (False, False, False, "NE"),
        (False, True, True, "CR"),
        (False, True, False, "NON-CR/NON-PD"),
    ],
)
def test_each_state_of_the_lesions(progression, complete, gone, expected):
    """Progression first, then what was not evaluated, then what is left."""
    assert non_target_response(progression=progression, complete=complete, gone=gone) == expected


def test_raised_tumour_markers_are_no_complete_response():
    """They must be normal for CR, and change nothing else."""
    assert non_target_response(progression=False, complete=True, gone=True, markers_normal=False) == "NON-CR/NON-PD"
    assert non_target_response(progression=True, complete=True, gone=True, markers_normal=False) == "PD"
    assert non_target_response(progression=False, complete=False, gone=True, markers_normal=False) == "NE"
