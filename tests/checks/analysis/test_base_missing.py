"""Records after a baseline have it."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.base_missing import base_missing


def adlb(base, **more):
    """Return ADLB of two subjects, each with a baseline and a later value."""
    named = {
        "USUBJID": ["1", "1", "2", "2"],
        "PARAMCD": ["A"] * 4,
        "AVAL": [10, 15, 20, 25],
        "ABLFL": ["Y", None, "Y", None],
        "ADT": [20000, 20010] * 2,
    }
    return table("ADLB", BASE=base, **(named | more))


def test_a_record_without_its_baseline_is_found():
    """The later record of subject 1 is found; the baseline record itself need not have one."""
    assert found(base_missing, adlb([10, None, None, 20])) == [("ADLB", 2)]


def test_a_parameter_without_baselines_needs_none():
    """Where no record of a parameter has one, and before the baseline, none is missed."""
    assert found(base_missing, adlb([None] * 4)) == []
    assert found(base_missing, adlb([10, None, 20, 20], ADT=[20000, 19990, 20000, 20010])) == []
