"""History began before the treatment."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("CMH103", Level.WARNING, MH=("USUBJID", "MHSTDTC"), DM=("USUBJID", "RFXSTDTC"))
def mh_after_first_dose(mh: Records, dm: Records) -> Iterator[Found]:
    """A condition of the medical history began before the first dose.

    Why: What began under treatment is an adverse event.
    Do: Ask the site for the start; report it as an adverse event where it is one.
    Source: SDTMIG 3.4, MH: conditions before the start of the trial.
    """
    late = mh.dates("MHSTDTC").after(dm.dates("RFXSTDTC").at(mh.row_in(dm)))
    yield mh.found(late, "{MHTERM} began on {MHSTDTC}, after the first dose", "MHSTDTC")
