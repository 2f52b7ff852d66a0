"""A baseline has its record."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.baseline_record_missing import baseline_record_missing


def test_a_baseline_without_its_record_is_found():
    """Records with BASE of a parameter without a flagged record are found, those of another subject are not."""
    adlb = table(
        "ADLB",
        USUBJID=["1", "1", "2", "2", "3"],
        PARAMCD=["ALB"] * 5,
        BASE=[40, 40, 41, 41, None],
        ABLFL=["Y", None, None, None, None],
    )
    assert found(baseline_record_missing, adlb) == [("ADLB", 3), ("ADLB", 4)]


def test_kinds_of_baseline_are_told_apart():
    """The flagged record of another kind of baseline is not that of this one."""
    kinds = {"BASETYPE": ["A", "B"], "BASE": [40, 41], "ABLFL": ["Y", None]}
    adlb = table("ADLB", USUBJID=["1"] * 2, PARAMCD=["ALB"] * 2, **kinds)
    assert found(baseline_record_missing, adlb) == [("ADLB", 2)]
