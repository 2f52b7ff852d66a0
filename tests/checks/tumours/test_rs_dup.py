"""A response stands once."""

from tests.checks.made import found
from tests.checks.tumours.course import rs, rs_rows

from nec_cdisc.checks.tumours.rs_dup import rs_dup


def test_a_repeated_response_is_found():
    """The second record is found; another category or visit makes another response."""
    again = rs_rows()[2]
    assert found(rs_dup, rs([*rs_rows(), again | {"RSSTRESC": "SD"}])) == [("RS", 9)]
    assert found(rs_dup, rs([*rs_rows(), again | {"RSCAT": "IRECIST"}, again | {"VISITNUM": 9}])) == []
