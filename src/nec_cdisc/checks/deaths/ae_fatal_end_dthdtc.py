"""A fatal adverse event ends with the death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH102", Level.ERROR, AE=("USUBJID", "AEOUT", "AEENDTC"), DM=("USUBJID", "DTHDTC"))
def ae_fatal_end_dthdtc(ae: Records, dm: Records) -> Iterator[Found]:
    """A fatal adverse event ends on the day of death.

    Why: AE and DM tell two dates of one death.
    Do: Ask the site for the date of death.
    Source: SDTMIG 3.4, AE, AEENDTC; internal consistency with DM.DTHDTC.
    """
    rows = ae.row_in(dm)
    end, death = ae.dates("AEENDTC"), dm.dates("DTHDTC").at(rows)
    wrong = ae.holds("AEOUT", "FATAL") & (end.before(death) | end.after(death))
    died = dm.text("DTHDTC").take(rows).to_list()
    yield ae.found(wrong, "AEENDTC is {AEENDTC} and the death on {died}", "AEENDTC", "AEOUT", said={"died": died})
