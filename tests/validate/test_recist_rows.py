"""Rows of the RECIST audit say whether they agree."""

import pytest

from nec_cdisc.validate.recist_rows import ResponseAudit


@pytest.mark.parametrize(
    ("reported", "derived", "agrees"), [("PR", "PR", True), ("PR", "SD", False), (None, "SD", None), ("PR", None, None)]
)
def test_a_response_agrees_or_not_or_cannot_be_compared(reported, derived, agrees):
    """Where one of the two is missing nothing is compared."""
    assert ResponseAudit(reported, derived).agrees is agrees
