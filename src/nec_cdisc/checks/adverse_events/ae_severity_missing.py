"""An adverse event has a grade or a severity."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("AEV111", Level.WARNING, AE=("AETERM",))
def ae_severity_missing(ae: Records) -> Iterator[Found]:
    """An adverse event has a toxicity grade or a severity.

    Why: An event without either is missing in each table by severity.
    Do: Ask the site for the grade.
    Source: SDTMIG 3.4, AE, AESEV and AETOXGR.
    """
    if not ae.has("AESEV") and not ae.has("AETOXGR"):
        message = "AE has neither AESEV nor AETOXGR"
        raise Skipped(message)
    asked = ~ae.holds("AEOCCUR", "N") & ae.blank("AESTAT")
    neither = asked & ae.blank("AESEV") & ae.blank("AETOXGR")
    yield ae.found(neither, "{AETERM} has neither a grade nor a severity", *filter(ae.has, ("AETOXGR", "AESEV")))
