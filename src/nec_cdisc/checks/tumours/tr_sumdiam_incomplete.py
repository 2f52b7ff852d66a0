"""A sum of diameters is one of all target lesions."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import SUM
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours


@check("TUM117", Level.WARNING, TR=("USUBJID", "TRLNKID", "TRTESTCD", "TRSTRESN"), TU=("USUBJID",), DM=("USUBJID",))
def tr_sumdiam_incomplete(tr: Records, tu: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """Where a sum of diameters is given, every target lesion of the baseline was measured.

    Why: A sum without one of its lesions looks like a response.
    Do: Ask for the measurement that is missing, or take out the sum.
    Source: RECIST 1.1, section 4.4.2: missing assessments of target lesions.
    """
    read = tumours(tu, tr, dm, facts)
    place = read.at.of_record
    given = tr.holds("TRTESTCD", SUM) & tr.filled("TRSTRESN") & (place >= 0)
    expected, complete = np.append(read.expected, 0)[place], np.append(read.complete, True)[place]
    unmeasured = given & (expected > 0) & ~complete & ~np.append(read.unclear, True)[place]
    yield tr.found(
        unmeasured, "The sum is {TRSTRESN} and not every target lesion of the baseline has a size", "TRSTRESN"
    )
