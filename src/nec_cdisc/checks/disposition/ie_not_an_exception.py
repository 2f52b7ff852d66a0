"""IE holds criteria that were not met."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DSP111", Level.ERROR, IE=("IECAT", "IESTRESC"))
def ie_not_an_exception(ie: Records) -> Iterator[Found]:
    """An inclusion criterion in IE was not met, and an exclusion criterion was.

    Why: IE holds exceptions alone; an answer that is none makes an eligible subject look ineligible.
    Do: Remove what was met, or correct the answer.
    Source: SDTMIG 3.4, IE: only criteria that kept the subject from being eligible are represented.
    """
    met = ie.holds("IECAT", "INCLUSION") & ie.holds("IESTRESC", "Y")
    met |= ie.holds("IECAT", "EXCLUSION") & ie.holds("IESTRESC", "N")
    yield ie.found(met, "the answer to this {IECAT} criterion is {IESTRESC}", "IESTRESC", "IECAT")
