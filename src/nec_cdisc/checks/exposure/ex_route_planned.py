"""Doses are given as the trial plans."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.summary import summary_values
from nec_cdisc.records.table import Records

#: What TS says of how the investigational treatment is given, with the variable of EX that says so of each dose.
PLANNED = {"ROUTE": "EXROUTE", "DOSFRM": "EXDOSFRM"}


@check("EXP117", Level.WARNING, EX=("EXTRT",), TS=("TSPARMCD", "TSVAL"))
def ex_route_planned(ex: Records, ts: Records) -> Iterator[Found]:
    """Route and form of a dose of the investigational treatment are those that the trial summary plans.

    Why: A dose by another route is a deviation from the protocol, or a slip.
    Do: Ask the site how it was given; correct EXROUTE or EXDOSFRM, or name all routes and forms in TS.
    Source: Internal consistency of EX with TS, parameters TRT, ROUTE and DOSFRM.
    """
    treatments = frozenset(value.casefold() for value in summary_values(ts, "TRT"))
    planned = {name: summary_values(ts, name) for name in PLANNED}
    if not treatments or not any(planned.values()):
        message = "TS has no planned route or form of a treatment"
        raise Skipped(message)
    investigated = ex.matches("EXTRT", lambda text: text.casefold() in treatments)
    for name, values in planned.items():
        variable = PLANNED[name]
        if values:
            other = investigated & ex.filled(variable) & ~ex.holds(variable, *values)
            says = f"{variable} is {{{variable}}}; {name} of TS is {', '.join(values)}"
            yield ex.found(other, says, variable, "EXTRT")
