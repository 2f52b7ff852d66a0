"""All datasets that are checked together."""

from tests.checks.made import package, table


def test_a_domain_is_all_its_parts():
    """A domain has the dataset of its name and those that it was split into, no relations and no analysis."""
    names = ("LB", "LBCH", "LBHE", "SU", "SUPPLB", "RE", "RELREC", "ADLB", "AD")
    held = package(*(table(name, USUBJID=["1"]) for name in names))
    assert [each.name for each in held.domain("LB")] == ["LB", "LBCH", "LBHE"]
    assert [each.name for each in held.domain("SU")] == ["SU"]
    assert [each.name for each in held.domain("RE")] == ["RE"]
    assert list(held.domain("EG")) == []
