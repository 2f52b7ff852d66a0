"""A member knows the layout of its records."""

from __future__ import annotations

from nec_cdisc.xpt.member import Member, Variable


def test_a_record_is_its_variables_one_after_the_other(stamp):
    """Without gap, in order."""
    member = Member("DM", "", (Variable("A", "", "Char", 3), Variable("B", "", "Num", 8)), stamp)
    assert member.record_length == member.record_type().itemsize == 11
    assert [offset for _, offset in member.record_type().fields.values()] == [0, 3]
