"""Responses and performance status each in its category."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: Tests of responses of tumours, and how the names of tests of performance status begin.
RESPONSES = frozenset({"TRGRESP", "NTRGRESP", "OVRLRESP", "BESTRESP", "NEWLIND", "NEWLPROG", "METSRESP", "SYMPTDTR"})
STATUS = ("ECOG", "KPS", "LPS")


@check("TUM151", Level.ERROR, RS=("RSTESTCD", "RSCAT"))
def rs_category_of_test(rs: Records) -> Iterator[Found]:
    """A response of tumours stands under criteria of response, and a performance status under its own scale.

    Why: Responses are selected by RSCAT; one in another category is lost, or counted with another instrument.
    Do: Give the record the category of its test.
    Source: SDTMIG 3.4, RS, RSCAT and RSTESTCD.
    """
    status = rs.matches("RSCAT", lambda text: text.upper().startswith(STATUS))
    response = rs.holds("RSTESTCD", *RESPONSES)
    performance = rs.matches("RSTESTCD", lambda text: text.startswith(STATUS))
    wrong = (response & status) | (performance & rs.filled("RSCAT") & ~status)
    yield rs.found(wrong, "{RSTESTCD} stands under {RSCAT}", "RSCAT", "RSTESTCD")
