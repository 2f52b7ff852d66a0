"""Looks at dates of analysis, which are numbers in the end: what is not complete cannot be one."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, recode
from nec_cdisc.plan.reference import Bound
from nec_cdisc.problem import Problem
from nec_cdisc.rules.sas_date import is_complete, kind_of
from nec_cdisc.run.blame import members, report_all
from nec_cdisc.run.table import Growing, Positions
from nec_cdisc.run.world import World


def settle_dates(world: World, dataset: Growing, bound: Bound, column: Encoded) -> Encoded:
    """Return the column of a numeric variable without the dates that are not complete; each is a query (ANL103)."""
    spec = world.plan.standard.allowed(dataset.name, bound.call.target)
    kind = kind_of(spec.sas_format) if spec is not None else None
    if kind is None:
        return column
    odd = [code for code, text in enumerate(column.values) if not (isinstance(text, str) and is_complete(text, kind))]
    if not odd:
        return column
    rows = np.flatnonzero(np.isin(column.codes, odd))
    found: list[tuple[Positions, Problem]] = []
    for code, inside in members(np.searchsorted(odd, column.codes[rows]).astype(np.int32), len(odd)):
        if len(inside):
            message = f"{column.values[odd[code]]!r} is no complete {kind}"
            target = f"{dataset.name}.{bound.call.target}"
            found.append((rows[inside], Problem("ANL103", message, bound.call.place, target=target)))
    if found:  # values of the dictionary that no record has are nobody's fault
        report_all(world, dataset, bound, found)
    refused = set(odd)
    return recode(column, [None if code in refused else value for code, value in enumerate(column.values)])
