"""Sequence numbers of analysis records."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import repeats
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADA110", Level.ERROR, each_analysis=("USUBJID", "ASEQ"))
def aseq_unique(records: Records) -> Iterator[Found]:
    """ASEQ numbers the records of a subject, each once.

    Why: Records are referred to by this number (SRCSEQ of other datasets among them).
    Do: Number the records of each subject anew.
    Source: ADaMIG 1.3, ASEQ: unique within a subject and dataset.
    """
    again = repeats(records, records.filled("ASEQ") & records.filled(SUBJECT), SUBJECT, "ASEQ")
    yield records.found(again, "The subject has ASEQ {ASEQ} twice", "ASEQ")
    yield records.found(records.blank("ASEQ"), "ASEQ is missing", "ASEQ")
