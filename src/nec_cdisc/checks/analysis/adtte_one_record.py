"""One time per subject and parameter."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import repeats
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADT105", Level.ERROR, ADTTE=("USUBJID", "PARAMCD"))
def adtte_one_record(adtte: Records) -> Iterator[Found]:
    """A subject has one record of each parameter.

    Why: A subject that stands twice counts twice among those at risk.
    Do: Keep the event that comes first, else the censoring.
    Source: ADaM basic data structure for time-to-event analyses.
    """
    again = repeats(adtte, adtte.filled(SUBJECT) & adtte.filled("PARAMCD"), SUBJECT, "PARAMCD")
    yield adtte.found(again, "The subject has {PARAMCD} twice", "PARAMCD")
