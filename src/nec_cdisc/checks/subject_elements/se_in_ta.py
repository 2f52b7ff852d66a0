"""An element of a subject is one of its arm."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("SEV102", Level.ERROR, SE=("USUBJID", "ETCD", "EPOCH"), DM=("USUBJID", "ARMCD"), TA=("ARMCD", "ETCD", "EPOCH"))
def se_in_ta(se: Records, dm: Records, ta: Records) -> Iterator[Found]:
    """An element of a subject is planned for its arm, planned or actual, in the same epoch, unless it was not planned.

    Why: Epochs and treatment of the subject come from its elements.
    Do: Derive the elements of the subject anew, or correct its arm.
    Source: SDTMIG 3.4, SE and TA, ETCD and EPOCH.
    """
    rows = se.row_in(dm)
    planned = np.zeros(len(se), bool)
    unarmed = np.ones(len(se), bool)
    for name in ("ARMCD", "ACTARMCD"):
        if dm.has(name):
            arm = dm.text(name).take(rows)
            mine = Records(Dataset("SE", {"ARMCD": arm, "ETCD": se.text("ETCD"), "EPOCH": se.text("EPOCH")}))
            planned |= mine.row_in(ta, "ARMCD", "ETCD", "EPOCH") >= 0
            unarmed &= mine.row_in(ta, "ARMCD") < 0
    anywhere = se.row_in(ta, "ETCD", "EPOCH") >= 0
    known = se.filled("ETCD") & ~se.holds("ETCD", "UNPLAN") & (rows >= 0)
    wrong = known & ~planned & ~(unarmed & anywhere)
    yield se.found(wrong, "element {ETCD} in {EPOCH} is not planned for the arm of the subject", "ETCD", "EPOCH")
