"""The last observation before exposure is before exposure."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN121", Level.ERROR, each=("USUBJID", "--DTC", "--LOBXFL"), DM=("USUBJID", "RFXSTDTC"))
def lobxfl_after_first_dose(records: Records, dm: Records) -> Iterator[Found]:
    """The last observation before exposure is not from a day after the first dose.

    Why: A baseline under treatment hides the effect of the treatment.
    Do: Derive --LOBXFL from --DTC and DM.RFXSTDTC anew.
    Source: SDTMIG 3.4, section 4.5.9 on --LOBXFL.
    """
    rows = records.row_in(dm)
    late = records.holds("--LOBXFL", "Y") & records.dates("--DTC").after(dm.dates("RFXSTDTC").at(rows))
    dosed = dm.text("RFXSTDTC").take(rows).to_list() if late.any() else []
    says = "--LOBXFL is Y on {--DTC}, after the first dose on {dosed}"
    yield records.found(late, says, "--LOBXFL", "--DTC", said={"dosed": dosed})
