"""A range has its lower limit below."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: Pairs of a lower and an upper limit.
LIMITS = (("LBSTNRLO", "LBSTNRHI"), ("LBORNRLO", "LBORNRHI"))


@check("LAB102", Level.ERROR, each=("LBTESTCD",))
def lb_lbstnrlo_lbstnrhi(records: Records) -> Iterator[Found]:
    """The lower limit of a reference range is not above the upper one.

    Why: With swapped limits each result is both low and high.
    Do: Correct the limits by the list of the laboratory.
    Source: SDTMIG 3.4, LB, reference ranges; known to reviewers by this name.
    """
    held = [pair for pair in LIMITS if records.has(*pair)]
    if not held:
        message = f"{records.name} has no reference range"
        raise Skipped(message)
    for low, high in held:
        swapped = records.number(low) > records.number(high) * (1 + 1e-9)
        yield records.found(swapped, f"{low} is {{{low}}} and {high} {{{high}}}", low, high)
