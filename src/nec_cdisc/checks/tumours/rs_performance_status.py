"""A performance status is one of its scale."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: The test of the ECOG performance status, and its values.
ECOG = "ECOG101"
VALUES = frozenset({"0", "1", "2", "3", "4", "5"})


@check("TUM154", Level.ERROR, RS=("RSTESTCD", "RSSTRESC"))
def rs_performance_status(rs: Records) -> Iterator[Found]:
    """An ECOG performance status is 0, 1, 2, 3, 4 or 5.

    Why: Who may take part and who is stratified how depends on it; the scale has no other value.
    Do: Ask the site for the performance status.
    Source: CDISC Controlled Terminology, codelist ECOG101STR (C179944), which is not extensible.
    """
    wrong = rs.holds("RSTESTCD", ECOG) & rs.matches("RSSTRESC", lambda text: text.strip() not in VALUES)
    yield rs.found(wrong, "the ECOG performance status is {RSSTRESC}; it is 0 to 5", "RSSTRESC", "RSTESTCD")
