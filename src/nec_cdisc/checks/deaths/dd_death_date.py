"""Details of a death are not older than the death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH108", Level.ERROR, DD=("USUBJID", "DDDTC"), DM=("USUBJID", "DTHDTC"))
def dd_death_date(dd: Records, dm: Records) -> Iterator[Found]:
    """The details of a death belong to a subject with a date of death, and are not dated before it.

    Why: DD and DM tell two dates of one death, or DM has none.
    Do: Ask the site for the date of death.
    Source: SDTMIG 3.4, DD, DDDTC; known to reviewers by this name.
    """
    rows = dd.row_in(dm)
    early = dd.dates("DDDTC").before(dm.dates("DTHDTC").at(rows))
    died = dm.text("DTHDTC").take(rows).to_list()
    yield dd.found(early, "DDDTC is {DDDTC} and the death on {died}", "DDDTC", said={"died": died})
    undated = (rows >= 0) & dm.blank("DTHDTC")[rows] & dd.filled("DDDTC")
    yield dd.found(undated, "DDDTC is {DDDTC} and DM has no date of death", "DDDTC")
