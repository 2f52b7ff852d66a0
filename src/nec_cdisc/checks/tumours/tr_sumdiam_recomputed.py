"""The sum of diameters is that of the lesions."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._assessments import as_numbers, at_places, equal_when_rounded
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import SUM
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours


@check("TUM116", Level.ERROR, TR=("USUBJID", "TRLNKID", "TRTESTCD", "TRSTRESN"), TU=("USUBJID",), DM=("USUBJID",))
def tr_sumdiam_recomputed(tr: Records, tu: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """A sum of diameters is the sum of the target lesions measured at the same assessment.

    Why: Response and progression follow from the sum; a wrong one makes both wrong.
    Do: Add up the target lesions anew, or correct the measurement.
    Source: RECIST 1.1, section 4.2: the sum of the longest diameters, of lymph nodes the short axes.
    """
    read = tumours(tu, tr, dm, facts)
    place = read.at.of_record
    told = tr.holds("TRTESTCD", SUM) & (place >= 0)
    known = np.append(read.complete, False)[place] & told
    total = as_numbers(at_places(read.total, place))
    differs = known & ~equal_when_rounded(tr.number("TRSTRESN"), total)
    message = "The sum is {TRSTRESN}; the target lesions of this assessment make {expected}"
    yield tr.found(differs, message, "TRSTRESN", said={"expected": total})
