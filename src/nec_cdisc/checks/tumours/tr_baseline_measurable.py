"""Target lesions are large enough at baseline."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._assessments import as_numbers
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours

#: mm below which a lesion is not measurable: the short axis of a lymph node, the longest diameter of any other.
NODE, OTHER = 15, 10


@check("TUM115", Level.WARNING, TR=("USUBJID", "TRLNKID", "TRTESTCD", "TRSTRESN"), TU=("USUBJID",), DM=("USUBJID",))
def tr_baseline_measurable(tr: Records, tu: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """A target lesion is measurable at baseline: a lymph node 15 mm across, any other lesion 10 mm.

    Why: A lesion that is too small cannot be measured reproducibly and is no target lesion.
    Do: Ask the evaluator for the size at baseline, or for the kind of lesion.
    Source: RECIST 1.1, definitions of measurable disease, by CT with slices of 5 mm or less.
    """
    read = tumours(tu, tr, dm, facts)
    base = np.append(np.where(read.at.baseline == np.arange(len(read.at)), 1, 0), 0)[read.at.of_record] > 0
    needed = np.where(read.node, NODE, OTHER)
    small = base & read.reading & (as_numbers(read.size) < needed)
    message = "{TRTESTCD} at baseline is {TRSTRESN} mm; a target lesion of this kind has {needed} mm or more"
    yield tr.found(small, message, "TRSTRESN", "TRLNKID", said={"needed": needed})
