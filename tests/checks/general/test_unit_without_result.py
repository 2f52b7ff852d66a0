"""A unit belongs to a result."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.unit_without_result import unit_without_result


def test_a_unit_alone_is_found():
    """A unit without result is found, not a result without unit."""
    assert found(unit_without_result, table("VS", VSORRES=[None, "5", "5"], VSORRESU=["kg", None, "kg"])) == [("VS", 1)]
