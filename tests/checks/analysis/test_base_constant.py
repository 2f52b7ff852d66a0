"""A parameter of a subject has one BASE."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.base_constant import base_constant


def test_another_baseline_is_found():
    """The one record with another baseline is found; of two, both are; missing ones are not."""
    named = {"USUBJID": ["1"] * 4, "PARAMCD": ["A"] * 4}
    assert found(base_constant, table("ADLB", BASE=[10, 10, 11, None], **named)) == [("ADLB", 3)]
    assert found(base_constant, table("ADLB", BASE=[10, 11, None, None], **named)) == [("ADLB", 1), ("ADLB", 2)]
    assert found(base_constant, table("ADLB", BASE=[0.3, 0.1 + 0.2, None, None], **named)) == []
