"""Target lesions are followed at each assessment."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._assessments import first_records, joined
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours


@check("TUM111", Level.WARNING, TR=("USUBJID", "TRLNKID", "TRTESTCD"), TU=("USUBJID", "TULNKID"), DM=("USUBJID",))
def tr_target_missing(tr: Records, tu: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """Every target lesion of the baseline is read, or said not to have been, at each later assessment of targets.

    Why: A sum without one of its lesions is none, and the response cannot be evaluated.
    Do: Ask for the measurement, or why there is none (TRSTAT, TRREASND).
    Source: RECIST 1.1, section 4.3: all target lesions are measured at each assessment.
    """
    read = tumours(tu, tr, dm, facts)
    counted = read.reading
    fewer = read.at.later & (read.covered < read.expected) & read.at.any(counted)
    place = read.at.of_record
    asked = fewer.copy()
    asked[read.at.baseline[fewer]] = True
    its = joined(tr.text("TRLNKID"), place, counted & np.append(asked, False)[place], len(read.at))
    baseline = [its[base] for base in read.at.baseline[fewer].tolist()]
    there = [its[at] for at in np.flatnonzero(fewer).tolist()]
    lacking = [
        ", ".join(sorted(set(first.split(", ")) - set(now.split(", "))))
        for first, now in zip(baseline, there, strict=True)
    ]
    records = first_records(read, fewer)
    said = dict(zip(records.tolist(), lacking, strict=True))
    message = "Target lesions without a record at this assessment: {lesions}"
    yield Found(tr.name, message, ("TRLNKID", "VISIT"), records, {"lesions": [said[each] for each in records.tolist()]})
