"""Populations within populations."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("ADS112", Level.ERROR, ADSL=("PPROTFL",))
def population_subsets(adsl: Records) -> Iterator[Found]:
    """Who is in the per-protocol population is in the population that it is a part of (full analysis set, ITT).

    Why: The per-protocol set is defined as a subset; otherwise both analyses are of different people.
    Do: Derive the population flags anew.
    Source: ICH E9, per protocol set: a subset of the full analysis set.
    """
    wider = [name for name in ("FASFL", "ITTFL") if adsl.has(name)]
    if not wider:
        message = "ADSL has neither FASFL nor ITTFL"
        raise Skipped(message)
    inside = np.zeros(len(adsl), bool)
    for name in wider:
        inside |= adsl.holds(name, "Y")
    message = "PPROTFL is Y and " + " and ".join(f"{name} is {{{name}}}" for name in wider)
    yield adsl.found(adsl.holds("PPROTFL", "Y") & ~inside, message, "PPROTFL", *wider)
