"""Treatment follows the consent."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("EXP110", Level.ERROR, EX=("USUBJID", "EXSTDTC"), DM=("USUBJID", "RFICDTC"))
def ex_before_consent(ex: Records, dm: Records) -> Iterator[Found]:
    """No dose of study treatment is given before the subject's informed consent.

    Why: Treatment without consent is a serious breach; most often a date is wrong.
    Do: Ask the site for both dates.
    Source: ICH E6, informed consent before participation; internal consistency with DM.RFICDTC.
    """
    rows = ex.row_in(dm)
    early = ex.dates("EXSTDTC").before(dm.dates("RFICDTC").at(rows))
    consent = dm.text("RFICDTC").take(rows).to_list()
    says = "the dose of {EXSTDTC} is before the consent on {consent}"
    yield ex.found(early, says, "EXSTDTC", said={"consent": consent})
