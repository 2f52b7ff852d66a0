"""The layout of a record follows its variables."""

from __future__ import annotations

from nec_cdisc.xpt.layout import record_type
from nec_cdisc.xpt.member import Member, Variable


def test_a_record_is_its_variables_one_after_the_other(stamp):
    """Without gap, in order."""
    member = Member("DM", "", (Variable("A", "", "Char", 3), Variable("B", "", "Num", 8)), stamp)
    assert record_type(member).itemsize == 11
    assert [offset for _, offset in record_type(member).fields.values()] == [0, 3]
