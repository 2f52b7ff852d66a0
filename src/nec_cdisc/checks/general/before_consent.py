"""Procedures of the study follow the consent."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records
from nec_cdisc.records.timing import occurrence

#: What is done for the study alone; images and tissue may be older than the consent.
PROCEDURES = frozenset({"VS", "LB", "EG", "QS", "PE", "SV", "PC", "IE", "SS", "EC"})


@check("GEN108", Level.WARNING, each=("USUBJID",), DM=("USUBJID", "RFICDTC"))
def before_consent(records: Records, dm: Records) -> Iterator[Found]:
    """No procedure of the study takes place before the subject's informed consent.

    Why: Procedures before consent are a matter of good clinical practice; often a date is wrong.
    Do: Ask the site for both dates; a true one is a protocol deviation.
    Source: ICH E6, informed consent before participation; internal consistency with DM.RFICDTC.
    """
    start = occurrence(records)
    if start is None or records.prefix not in PROCEDURES:
        message = f"{records.name} holds no procedure of the study alone"
        raise Skipped(message)
    rows = records.row_in(dm)
    early = records.dates(start).before(dm.dates("RFICDTC").at(rows))
    consent = dm.text("RFICDTC").take(rows).to_list() if early.any() else []
    says = f"{{{records.variable(start)}}} is before the consent on {{consent}}"
    yield records.found(early, says, start, said={"consent": consent})
