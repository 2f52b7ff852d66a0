"""A new lesion is a progression."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._responses import OVERALL
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import NEW, STATE, evaluators, is_new, kinds_of_tu
from nec_cdisc.records.table import SUBJECT, Mask, Positions, Records, matched, with_blanks
from nec_cdisc.records.tumours import tumours


@check(
    "TUM122",
    Level.ERROR,
    TU=("USUBJID", "TUSTRESC"),
    RS=("USUBJID", "RSTESTCD", "RSSTRESC"),
    TR=("USUBJID", "TRLNKID"),
    DM=("USUBJID",),
)
def tu_rs_new_lesions(
    tu: Records, rs: Records, tr: Records, facts: Facts, dm: Records | None = None
) -> Iterator[Found]:
    """A subject with a new lesion has an overall response of progressive disease, at the assessment that found it.

    Why: A new lesion beyond doubt is a progression whatever the other lesions do.
    Do: Ask whether the lesion is new beyond doubt; correct the response or the kind of lesion.
    Source: RECIST 1.1, section 4.3.5: new lesions.
    """
    read = tumours(tu, tr, dm, facts)
    names = (SUBJECT, *evaluators(tu, rs))
    progressed = rs.holds("RSTESTCD", "OVRLRESP") & rs.holds("RSSTRESC", "PD", "PMD")
    who = [with_blanks(tu.text(name)) for name in names]
    of_pd = [with_blanks(rs.text(name).take(np.flatnonzero(progressed))) for name in names]
    without = new_beyond_doubt(tu, tr, read.identified) & (matched(who, of_pd) < 0)
    yield tu.found(without, "TU has the new lesion {TULNKID}; RS has no progressive disease", "TUSTRESC", "TULNKID")
    before = np.append(False, read.new[:-1]) & ~read.at.starts if len(read.at) else read.new
    place = read.at.of(rs)
    found_then = np.append(read.new & ~before, False)[place]
    subjects_without = rs.row_in(tu.part(without)) >= 0
    judged = rs.holds("RSTESTCD", "OVRLRESP") & rs.holds("RSSTRESC", *OVERALL) & ~progressed & ~subjects_without
    message = "A new lesion was seen at this assessment and the overall response is {RSSTRESC}"
    yield rs.found(judged & found_then, message, "RSSTRESC")


def new_beyond_doubt(tu: Records, tr: Records, identified_by: Positions) -> Mask:
    """Say which records of TU are new lesions that TR confirms, or does not speak of."""
    state = tr.holds("TRTESTCD", STATE) & tr.filled("TRSTRESC") & (identified_by >= 0)
    spoken, clear = np.zeros(len(tu), bool), np.zeros(len(tu), bool)
    spoken[identified_by[state]] = True
    clear[identified_by[state & tr.matches("TRSTRESC", is_new)]] = True
    new: Mask = kinds_of_tu(tu) == NEW
    return new & (clear | ~spoken)
