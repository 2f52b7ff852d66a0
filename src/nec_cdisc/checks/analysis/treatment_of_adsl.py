"""Treatments of records are those of the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nec_cdisc.checks.analysis._values import differing
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("ADA117", Level.ERROR, each_analysis=("USUBJID",), ADSL=("USUBJID",))
def treatment_of_adsl(records: Records, adsl: Records) -> Iterator[Found]:
    """TRTP and TRTA are treatments that ADSL plans and tells for the subject.

    Why: A record under another treatment counts in another column.
    Do: Take TRTP and TRTA from TRTxxP and TRTxxA of ADSL.
    Source: ADaMIG 1.3, TRTP and TRTA: a value of TRTxxP or TRTxxA.
    """
    pairs = {"TRTP": re.compile(r"TRT\d\dP"), "TRTA": re.compile(r"TRT\d\dA")}
    row = records.row_in(adsl)
    looked = False
    for name, pattern in pairs.items():
        theirs = [each for each in adsl.dataset.columns if pattern.fullmatch(each)]
        if not theirs or not records.has(name):
            continue
        looked = True
        other = records.filled(name) & (row >= 0)
        for each in theirs:
            other &= differing(records, name, adsl, each, row)
        yield records.found(other, f"{name} is {{{name}}}; ADSL has no such treatment of the subject", name)
    if not looked:
        message = f"{records.name} has no treatment that ADSL could tell"
        raise Skipped(message)
