"""An epoch is one of the trial."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("TDS114", Level.ERROR, each=("EPOCH",), TA=("EPOCH",))
def epoch_in_ta(records: Records, ta: Records) -> Iterator[Found]:
    """The epoch of a record is one that TA plans.

    Why: Tables by epoch have a column that the trial has not.
    Do: Correct EPOCH by the trial arms.
    Source: SDTMIG 3.4, EPOCH, and TA.
    """
    if records.name == "TA":
        message = "TA plans the epochs"
        raise Skipped(message)
    planned = frozenset(map(str, ta.text("EPOCH").values))
    other = records.filled("EPOCH") & ~records.holds("EPOCH", *planned)
    yield records.found(other, "EPOCH {EPOCH} is not planned in TA", "EPOCH")
