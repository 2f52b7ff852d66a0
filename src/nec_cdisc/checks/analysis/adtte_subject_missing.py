"""Subjects that an endpoint has lost."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: So large a part of a population has an endpoint that all of it is meant to have it.
MOST = 0.9
#: The flags of the analysis population: of the full analysis set, or of all who were randomised.
POPULATIONS = ("FASFL", "ITTFL")


@check("ADT110", Level.WARNING, ADTTE=("USUBJID", "PARAMCD"), ADSL=("USUBJID",))
def adtte_subject_missing(adtte: Records, adsl: Records) -> Iterator[Found]:
    """Nobody of the analysis population disappears from an endpoint that nearly all of it have.

    An endpoint of responders alone, such as the duration of response, is held against nobody.

    Why: A subject without a record counts neither as event nor as censored, and the estimate is biased.
    Do: Add a source of censoring that holds for every subject, such as the start itself.
    Source: ADaM BDS for time to event analyses, one record for each subject at risk.
    """
    flag = next((name for name in POPULATIONS if adsl.has(name)), None)
    population = adsl.filled("USUBJID") if flag is None else adsl.holds(flag, "Y")
    if not population.any():
        message = "ADSL has nobody in the analysis population"
        raise Skipped(message)
    rows = adtte.row_in(adsl)
    codes = adtte.text("PARAMCD")
    for number, code in enumerate(codes.values):
        there = np.bincount(rows[(codes.codes == number) & (rows >= 0)], minlength=len(adsl)) > 0
        held = int((there & population).sum())
        if held >= MOST * int(population.sum()):
            lost = population & ~there
            yield adsl.found(lost, f"{{USUBJID}} has no record of {code} in ADTTE", "USUBJID")
