"""The disposition of death has the date of death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH106", Level.ERROR, DS=("USUBJID", "DSDECOD", "DSSTDTC"), DM=("USUBJID", "DTHDTC"))
def ds_death_date(ds: Records, dm: Records) -> Iterator[Found]:
    """A disposition of death has the date of death in DM, and is not dated where DM knows a death without a date.

    Why: DS and DM tell two dates of one death, or DM has none.
    Do: Ask the site for the date of death.
    Source: internal consistency of DS with DM.DTHDTC.
    """
    rows = ds.row_in(dm)
    told, death = ds.dates("DSSTDTC"), dm.dates("DTHDTC").at(rows)
    wrong = ds.holds("DSDECOD", "DEATH") & (told.before(death) | told.after(death))
    if ds.has("DSSCAT"):  # a treatment that ended by death may have ended before it
        wrong &= ~(ds.holds("DSSCAT", "STUDY TREATMENT") & told.before(death))
    died = dm.text("DTHDTC").take(rows).to_list()
    yield ds.found(wrong, "DSSTDTC is {DSSTDTC} and the death on {died}", "DSSTDTC", said={"died": died})
    undated = (rows >= 0) & dm.holds("DTHFL", "Y")[rows] & dm.blank("DTHDTC")[rows]
    undated &= ds.holds("DSDECOD", "DEATH") & ds.filled("DSSTDTC")
    if ds.has("DSSCAT"):
        undated &= ~ds.holds("DSSCAT", "STUDY TREATMENT")
    yield ds.found(undated, "DSSTDTC is {DSSTDTC} and DM has no date of death", "DSSTDTC")
