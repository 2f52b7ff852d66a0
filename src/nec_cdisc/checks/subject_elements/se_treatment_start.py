"""Treatment begins with the first dose."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.extremes import earliest
from nec_cdisc.records.table import Records


@check("SEV105", Level.WARNING, SE=("USUBJID", "EPOCH", "SESTDTC"), DM=("USUBJID", "RFXSTDTC"))
def se_treatment_start(se: Records, dm: Records) -> Iterator[Found]:
    """The first element of an epoch of treatment begins on the day of the first dose.

    Why: Events of the days between fall into the wrong epoch.
    Do: Derive the elements from the doses anew, or explain the rule of the element in TE.
    Source: SDTMIG 3.4, SE; TE, TESTRL: treatment begins with the first dose.
    """
    treated = se.matches("EPOCH", lambda text: "TREATMENT" in text.upper() and "POST" not in text.upper())
    of = np.where(treated, se.row_in(dm), -1)
    first = earliest(se.dates("SESTDTC"), of, len(dm))
    rows = se.row_in(dm)
    begins = se.dates("SESTDTC")
    is_first = treated & begins.complete & (begins.first == first.at(rows).first)
    dose = dm.dates("RFXSTDTC").at(rows)
    apart = is_first & (begins.before(dose) | begins.after(dose))
    dosed = dm.text("RFXSTDTC").take(rows).to_list()
    yield se.found(
        apart, "treatment begins on {SESTDTC} and the first dose is of {dosed}", "SESTDTC", said={"dosed": dosed}
    )
