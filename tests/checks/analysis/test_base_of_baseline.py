"""BASE is the value of the flagged record."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.base_of_baseline import base_of_baseline


def adlb(base, **more):
    """Return ADLB with a baseline of 10 and a later value."""
    named = {"USUBJID": ["1", "1"], "PARAMCD": ["A", "A"], "AVAL": [10, 15], "ABLFL": ["Y", None]}
    return table("ADLB", BASE=base, **(named | more))


def test_another_baseline_is_found():
    """11 for 10 is found; a missing one is left to its own check."""
    assert found(base_of_baseline, adlb([10, 11])) == [("ADLB", 2)]
    assert found(base_of_baseline, adlb([10, None])) == []


def test_kinds_of_baseline_are_told_apart():
    """Each BASETYPE has a baseline of its own; two flagged records decide nothing."""
    assert found(base_of_baseline, adlb([10, 11], BASETYPE=["LAST", "FIRST"])) == []
    assert found(base_of_baseline, adlb([10, 11], ABLFL=["Y", "Y"])) == []
