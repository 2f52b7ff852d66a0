"""Steps are plain data: what they need is said, not computed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from nec_cdisc.plan.step import Derive


def test_a_step_cannot_be_changed():
    """The list that the plan prints is the list that the run executes."""
    step = Derive("AE.AETERM", ("rows AE",), "AE", "AETERM", None)
    with pytest.raises(FrozenInstanceError):
        step.needs = ()
    assert step.numeric is False
