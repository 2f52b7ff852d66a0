"""Texts and numbers of results."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import minority
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADB109", Level.WARNING, each_analysis=("PARAMCD", "AVAL", "AVALC"))
def avalc_aval(records: Records) -> Iterator[Found]:
    """Within a parameter each AVALC has one AVAL, where both are there.

    Why: A table of texts and one of numbers must be of the same results.
    Do: Derive the number from the text anew.
    Source: ADaMIG 1.3, AVAL and AVALC: a one-to-one map within a parameter where both are filled.
    """
    wrong = minority(records, ("PARAMCD",), "AVALC", "AVAL")
    message = "AVALC is {AVALC} and AVAL is {AVAL}; elsewhere the text has another number"
    yield records.found(wrong, message, "AVAL", "AVALC")
