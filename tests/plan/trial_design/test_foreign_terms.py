"""The arms of DM and the criteria of IE are those of the protocol."""

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


IE = """\
dataset: IE
one_record_per: criterion
rows: {from: dm, one_row_per_test: {%s: {result: sex}}}
variables:
  IESEQ: {sequence: IETESTCD}
  IETESTCD: test
  IETEST: %s
  IECAT: {criterion_category: IETESTCD}
  IEORRES: {constant: N}
  IESTRESC: IEORRES
"""


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("INCL01", "{criterion: IETESTCD}", []),
        ("INCL09", "{criterion: IETESTCD}", ["'INCL09' for IETESTCD is no criterion of the protocol"]),
        ("INCL01", "{constant: Adults}", ["'Adults' for IETEST is no criterion of the protocol"]),
    ],
)
def test_a_criterion_of_ie_is_one_of_ti(build, code, text, said):
    """Code and text are known before the run; the verb cannot give another text."""
    built = build({"mappings/sdtm/ie.yaml": IE % (code, text)}, study=PROTOCOL)
    assert [item.message for item in built.problems if item.code == "TRD108"] == said
