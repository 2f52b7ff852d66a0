"""An adult does not grow."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: How far heights of one adult may lie apart, in cm.
APART = 10.0


@check("VIT102", Level.WARNING, VS=("USUBJID", "VSTESTCD", "VSSTRESN", "VSSTRESU"), DM=("USUBJID", "AGE"))
def vs_height_changes(vs: Records, dm: Records) -> Iterator[Found]:
    """The heights of an adult lie within 10 cm of each other.

    Why: The unit is wrong or the values are of two subjects; body surface and dose may depend on it.
    Do: Ask the site for the height.
    Source: internal consistency.
    """
    value, rows = vs.number("VSSTRESN"), vs.row_in(dm)
    adult = (rows >= 0) & (dm.number("AGE")[rows] >= 18)  # noqa: PLR2004 - of age
    heights = adult & vs.holds("VSTESTCD", "HEIGHT") & vs.holds("VSSTRESU", "cm") & np.isfinite(value)
    subject = vs.group("USUBJID")
    low, high = np.full(int(subject.max()) + 1, np.inf), np.full(int(subject.max()) + 1, -np.inf)
    np.minimum.at(low, subject[heights], value[heights])
    np.maximum.at(high, subject[heights], value[heights])
    changed = heights & (high[subject] - low[subject] > APART)
    says = "HEIGHT is {VSSTRESN} cm, and from {low} to {high} cm in all"
    yield vs.found(changed, says, "VSSTRESN", said={"low": low[subject], "high": high[subject]})
