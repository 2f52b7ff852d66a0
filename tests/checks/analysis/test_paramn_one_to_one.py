"""PARAMN and PARAMCD are one to one."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.paramn_one_to_one import paramn_one_to_one


def test_a_number_of_two_parameters_is_found():
    """Both are found where neither is the more frequent; one number each is right, and none is, too."""
    assert found(paramn_one_to_one, table("ADLB", PARAMCD=["A", "B", "C"], PARAMN=[1, 1, 2])) == [
        ("ADLB", 1),
        ("ADLB", 2),
    ]
    assert found(paramn_one_to_one, table("ADLB", PARAMCD=["A", "B", "C"], PARAMN=[1, 2, None])) == []
