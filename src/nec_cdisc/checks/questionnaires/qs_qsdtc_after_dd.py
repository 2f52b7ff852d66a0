"""Nobody answers after death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("QST104", Level.ERROR, each=("USUBJID", "QSTESTCD", "QSDTC"), DM=("USUBJID", "DTHDTC"))
def qs_qsdtc_after_dd(records: Records, dm: Records) -> Iterator[Found]:
    """No questionnaire is dated after the death of its subject.

    Why: The date of the form or that of the death is wrong.
    Do: Ask the site for both dates.
    Source: internal consistency of QS with DM.DTHDTC; known to reviewers by this name.
    """
    rows = records.row_in(dm)
    answered = records.filled("QSSTRESC") | records.filled("QSORRES")
    late = answered & records.dates("QSDTC").after(dm.dates("DTHDTC").at(rows))
    died = dm.text("DTHDTC").take(rows).to_list() if late.any() else []
    yield records.found(late, "QSDTC is {QSDTC} and the death on {died}", "QSDTC", said={"died": died})
