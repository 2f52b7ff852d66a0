"""Nothing is decided before the consent."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DSP106", Level.WARNING, DS=("USUBJID", "DSDECOD", "DSSTDTC"), DM=("USUBJID", "RFICDTC"))
def ds_before_consent(ds: Records, dm: Records) -> Iterator[Found]:
    """No milestone or disposition lies before the subject's first informed consent.

    Why: One of the two dates is wrong.
    Do: Ask the site for both dates.
    Source: internal consistency of DS with DM.RFICDTC.
    """
    rows = ds.row_in(dm)
    early = ds.dates("DSSTDTC").before(dm.dates("RFICDTC").at(rows))
    early &= ~ds.matches("DSDECOD", lambda text: text.upper().startswith("INFORMED CONSENT"))
    consent = dm.text("RFICDTC").take(rows).to_list()
    says = "{DSDECOD} on {DSSTDTC} is before the consent on {consent}"
    yield ds.found(early, says, "DSSTDTC", said={"consent": consent})
