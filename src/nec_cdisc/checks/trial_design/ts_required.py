"""The trial summary has all that is asked of it."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.summary import summary_values
from nec_cdisc.records.table import Records
from nec_cdisc.standard.model import Standard


@check("TDS103", Level.ERROR, TS=("TSPARMCD", "TSVAL"))
def ts_required(ts: Records, standard: Standard) -> Iterator[Found]:
    """The trial summary has each parameter that the standard requires, with those that depend on others.

    Why: Reviewers and registries look the trial up by these parameters.
    Do: Add the parameter; where its value is not known, with a null flavour (TSVALNF).
    Source: SDTMIG 3.4, TS, required trial summary parameters.
    """
    held = set(map(str, ts.text("TSPARMCD").values))
    said = {(name, value) for name in held for value in summary_values(ts, name)}
    for name, parameter in standard.trial_summary.items():
        needed = parameter.core == "Req" and (not parameter.when or tuple(parameter.when) in said)
        if needed and name not in held:
            yield ts.found_whole(f"there is no {name}", "TSPARMCD")
