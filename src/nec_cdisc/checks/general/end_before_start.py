"""What began before it ended."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, combine
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Mask, Records
from nec_cdisc.records.timing import occurrence
from nec_cdisc.rules.partial_date import before


@check("GEN105", Level.ERROR, each=("USUBJID", "--ENDTC"))
def end_before_start(records: Records) -> Iterator[Found]:
    """Nothing ends before it begins.

    Why: One of the two dates is wrong, and with it each duration and each study day that is counted from it.
    Do: Ask the site for the right dates.
    Source: SDTMIG 3.4, --STDTC and --ENDTC; internal consistency.
    """
    start = occurrence(records)
    if start is None:
        message = f"{records.name} has no start"
        raise Skipped(message)
    begins, ends = records.dates(start), records.dates("--ENDTC")
    wrong = ends.before(begins)
    same_day = np.flatnonzero(begins.complete & ends.complete & (begins.first == ends.first))
    wrong[same_day] = _times_cross(records.text(start).take(same_day), records.text("--ENDTC").take(same_day))
    says = f"{{--ENDTC}} is before {{{records.variable(start)}}}"
    yield records.found(wrong, says, "--ENDTC", start)


def _times_cross(start: Encoded, end: Encoded) -> Mask:
    """Say where a time of day is certainly before another; each distinct pair is compared once."""
    pairs, (starts, ends) = combine([start, end])
    compared = [
        bool(before(str(end.values[last]), str(start.values[first])))
        for first, last in zip(starts.tolist(), ends.tolist(), strict=True)
    ]
    return np.array([*compared, False])[pairs]
