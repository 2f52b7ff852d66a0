"""What RS says of new lesions, against TU."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import NEW, evaluators, kinds_of_tu
from nec_cdisc.records.table import SUBJECT, Records, matched, with_blanks
from nec_cdisc.records.tumours import tumours


@check(
    "TUM123",
    Level.ERROR,
    RS=("USUBJID", "RSTESTCD", "RSSTRESC"),
    TU=("USUBJID", "TUSTRESC"),
    TR=("USUBJID", "TRLNKID"),
    DM=("USUBJID",),
)
def rs_new_lesion_in_tu(
    rs: Records, tu: Records, tr: Records, facts: Facts, dm: Records | None = None
) -> Iterator[Found]:
    """Where RS says that there is a new lesion TU has one, and where it says that there is none TU has none.

    Why: The lesion that proves a progression has to be known: where it lies, and when it was seen.
    Do: Add the identification of the new lesion, or correct the indicator.
    Source: RECIST 1.1, section 4.3.5; internal consistency of RS and TU.
    """
    indicator = rs.holds("RSTESTCD", "NEWLIND")
    names = (SUBJECT, *evaluators(rs, tu))
    new = np.flatnonzero(kinds_of_tu(tu) == NEW)
    known = matched(
        [with_blanks(rs.text(name)) for name in names], [with_blanks(tu.text(name).take(new)) for name in names]
    )
    yes = indicator & rs.holds("RSSTRESC", "Y", "PRESENT") | (
        rs.holds("RSTESTCD", "NEWLPROG") & rs.holds("RSSTRESC", "UNEQUIVOCAL")
    )
    yield rs.found(yes & (known < 0), "{RSTESTCD} is {RSSTRESC} and TU has no new lesion", "RSSTRESC")
    read = tumours(tu, tr, dm, facts)
    before = np.append(False, read.new[:-1]) & ~read.at.starts if len(read.at) else read.new
    then = np.append(read.new & ~before, False)[read.at.of(rs)]
    no = indicator & rs.holds("RSSTRESC", "N", "ABSENT") & then
    yield rs.found(no, "{RSTESTCD} is {RSSTRESC} and a new lesion was seen at this assessment", "RSSTRESC")
