"""One assessment of several is accepted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("TUM136", Level.ERROR, each=("USUBJID", "--ACPTFL", "--EVALID"))
def accepted_once(records: Records) -> Iterator[Found]:
    """Of several evaluators one is accepted at each visit.

    Why: Analyses take what is accepted; with two of them a subject counts twice.
    Do: Take the flag from all evaluators but the one who was accepted.
    Source: SDTM, variable --ACPTFL.
    """
    visit = "VISITNUM" if records.has("VISITNUM") else "VISIT"
    rows = np.flatnonzero(records.holds("--ACPTFL", "Y") & records.filled(SUBJECT) & records.filled(visit))
    if not len(rows):
        return
    names = (SUBJECT, visit, "--TESTCD") if records.has("--TESTCD") else (SUBJECT, visit)
    group = records.group(*names)[rows]
    who = records.group(*names, "--EVAL", "--EVALID")[rows]
    pairs = np.unique(who, return_index=True)[1]
    accepted = np.bincount(group[pairs], minlength=int(group.max()) + 1)
    twice = rows[accepted[group] > 1]
    yield records.found(twice, "More than one evaluator is accepted at {" + visit + "}", "--ACPTFL", "--EVALID")
