"""A dose has a unit."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.dose_without_unit import dose_without_unit


def test_one_without_the_other_is_found():
    """A dose without unit and a unit without dose are found, both and neither are not."""
    cm = table("CM", CMDOSE=[5, None, 5, None, 0], CMDOSU=[None, "mg", "mg", None, None])
    assert found(dose_without_unit, cm) == [("CM", 1), ("CM", 2)]
