"""Dates of one assessment lie together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._responses import RESPONSES
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.dates import NEVER_LAST
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import evaluators
from nec_cdisc.records.table import SUBJECT, Mask, Records


@check("TUM128", Level.WARNING, TR=("USUBJID", "TRDTC"), TU=("USUBJID", "TUDTC"), RS=("USUBJID", "RSDTC", "RSTESTCD"))
def tumour_visit_dates_apart(
    facts: Facts, tr: Records | None = None, tu: Records | None = None, rs: Records | None = None
) -> Iterator[Found]:
    """The dates of one visit lie within the days that the study allows, for each evaluator.

    Why: Scans weeks apart are no single assessment; one of the dates, often the year, is wrong.
    Do: Ask for the dates of the scans of the visit.
    Source: Internal consistency; by RECIST 1.1 all lesions are read at each assessment.
    """
    held = [each for each in (tr, tu, rs) if each is not None and len(each)]
    if not held:
        message = "there is neither TR nor TU nor RS"
        raise Skipped(message)
    for records in held:
        counts = records.holds("RSTESTCD", *RESPONSES) if records.name == "RS" else np.ones(len(records), bool)
        yield _apart(records, counts, facts.visit_days_apart)


def _apart(records: Records, counts: Mask, allowed: int) -> Found:
    visit = "VISITNUM" if records.has("VISITNUM") else "VISIT"
    day = records.dates("--DTC")
    counts = counts & day.valid & records.filled(visit) & records.filled(SUBJECT)
    group = records.group(SUBJECT, *evaluators(records), visit)
    earliest = np.full(int(group.max(initial=-1)) + 1, NEVER_LAST, np.int64)
    np.minimum.at(earliest, group[counts], day.last[counts])
    days = np.where(counts, day.first - earliest[group], 0)
    message = "{--DTC} is {days} days after the first date of {VISIT}"
    return records.found(counts & (days > allowed), message, "--DTC", visit, said={"days": days})
