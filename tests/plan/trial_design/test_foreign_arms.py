"""The arms of DM are those of the protocol."""

from __future__ import annotations

import pytest
from tests.conftest import DM
from tests.plan.trial_design.conftest import PROTOCOL


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  ARMCD: {constant: ARM-C}\n", ["'ARM-C' for ARMCD is no arm of the protocol"]),
        ("  ACTARM: {flag: site is filled, then: Arm a}\n", ["'Arm a' for ACTARM is no arm of the protocol"]),
        ("  ACTARMCD: {code: sex, list: sex}\n", [f"'{sex}' for ACTARMCD is no arm of the protocol" for sex in "FM"]),
        ("  ARMCD: {constant: ARM-A}\n  ARM: {constant: Arm A}\n", []),
    ],
)
def test_a_line_of_dm_that_gives_another_arm_is_refused(build, line, said):
    """A constant, a flag and a code list are known before the run."""
    built = build({"mappings/sdtm/dm.yaml": DM + line}, study=PROTOCOL)
    assert sorted(item.message for item in built.problems if item.code == "TRD107") == said
