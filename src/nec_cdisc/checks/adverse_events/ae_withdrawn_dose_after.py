"""Withdrawal by an event against the doses that follow it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.dates import Dates
from nec_cdisc.records.extremes import latest
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import SUBJECT, Records


@check("AEV131", Level.WARNING, AE=("USUBJID", "AEACN", "AEENDTC"), EX=("USUBJID", "EXTRT", "EXENDTC"))
def ae_withdrawn_dose_after(ae: Records, ex: Records) -> Iterator[Found]:
    """An event by which the treatment was withdrawn is not over before the last dose.

    Why: Either the treatment went on after the event or a date is wrong; the reason why it ended is in doubt.
    Do: Ask the site for the action taken, the end of the event and the last dose.
    Source: internal consistency of AE with EX.
    """
    if len(ex.text("EXTRT").values) > 1:
        message = "EX has several treatments, and AEACN does not say which of them was withdrawn"
        raise Skipped(message)
    taken = ~(ex.holds("EXOCCUR", "N") | (ex.number("EXDOSE") == 0))
    last = latest(ex.dates("EXENDTC"), np.where(taken, ex.row_in(ae), -1), len(ae)).at(ae.row_in(ae))
    end = _end_of_event(ae)
    over = ae.holds("AEACN", "DRUG WITHDRAWN") & end.before(last)
    said = {"end": ShownDays(end.last), "last": ShownDays(last.first)}
    says = "AEACN is DRUG WITHDRAWN; the event was over on {end}, and doses were taken until {last}"
    yield ae.found(over, says, "AEACN", "AEENDTC", said=said)


def _end_of_event(ae: Records) -> Dates:
    """Return the end of the event that each record is of; none where one of its records has no end."""
    grouped = ae.has("AEGRPID") and bool(ae.filled("AEGRPID").all())
    event = ae.group(SUBJECT, "AEGRPID" if grouped else "AEDECOD").astype(np.int64)
    ends = ae.dates("AEENDTC")
    end = latest(ends, event, len(ae)).at(event)
    open_ = np.bincount(event[~ends.valid], minlength=len(ae))[event] > 0
    return Dates(end.first, end.last, end.valid & ~open_)
