"""Specifications cannot be changed by what uses them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec


def test_a_specification_stays_as_it_was_read():
    """Two runs in one process cannot influence each other by a changed label."""
    variable = VariableSpec("AETERM", "Reported Term", "Char", "Topic", "Req", 2)
    dataset = DatasetSpec("AE", "Adverse Events", "Events", "one per event", ("USUBJID",), {"AETERM": variable})
    with pytest.raises(FrozenInstanceError):
        variable.label = "Other"
    with pytest.raises(FrozenInstanceError):
        dataset.keys = ()
    assert (variable.codelists, variable.format) == ((), None)
