"""No dose is higher than any that is planned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.summary import summary_values
from nec_cdisc.records.table import Records


@check("EXP109", Level.WARNING, EX=("EXDOSE", "EXDOSU"), TS=("TSPARMCD", "TSVAL"))
def ex_more_than_planned(ex: Records, ts: Records) -> Iterator[Found]:
    """No dose of the investigational treatment is higher than the highest one that the trial summary plans.

    Why: An overdose, or a mistyped dose.
    Do: Ask the site for the dose; a true one is a protocol deviation.
    Source: internal consistency of EX with TS, parameters TRT, DOSE and DOSU, in the same unit.
    """
    number = re.compile(r"\d+(\.\d+)?", re.ASCII)
    planned = [float(value) for value in summary_values(ts, "DOSE") if number.fullmatch(value)]
    units = frozenset(summary_values(ts, "DOSU"))
    if not planned or len(planned) != len(summary_values(ts, "DOSE")) or not units:
        message = "TS has no planned dose as a number"
        raise Skipped(message)
    high = (ex.number("EXDOSE") > max(planned)) & ex.holds("EXDOSU", *units)
    treatments = {value.casefold() for value in summary_values(ts, "TRT")}
    investigated = ex.matches("EXTRT", lambda text: text.casefold() in treatments)
    if investigated.any():  # where TS spells the treatment in another way every dose is compared
        high &= investigated
    says = f"EXDOSE is {{EXDOSE}} {{EXDOSU}}; the highest planned dose is {max(planned):g}"
    yield ex.found(high, says, "EXDOSE", "EXDOSU")
