"""PARAM and PARAMCD are one to one."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.param_one_to_one import param_one_to_one


def test_a_code_with_two_texts_is_found():
    """The text that is fewer is found, a second code of one text, too, and a parameter without a text."""
    adlb = table("ADLB", PARAMCD=["A", "A", "A", "B"], PARAM=["Alpha", "Alpha", "Alfa", "Beta"])
    assert found(param_one_to_one, adlb) == [("ADLB", 3)]
    adlb = table("ADLB", PARAMCD=["A", "A", "C", "B"], PARAM=["Alpha", "Alpha", "Alpha", None])
    assert found(param_one_to_one, adlb) == [("ADLB", 3), ("ADLB", 4)]
