"""A member knows how long its records are."""

from __future__ import annotations

from nec_cdisc.xpt.member import Member, Variable


def test_a_record_is_as_long_as_its_variables(stamp):
    """Without gap."""
    member = Member("DM", "", (Variable("A", "", "Char", 3), Variable("B", "", "Num", 8)), stamp)
    assert member.record_length == 11
