"""Subjects stand once in ADSL."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import repeats
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADS101", Level.ERROR, ADSL=("USUBJID",))
def adsl_subject_unique(adsl: Records) -> Iterator[Found]:
    """ADSL has one record per subject.

    Why: A subject that stands twice counts twice in each table.
    Do: Take out the repeated record, or find what has doubled it (a look-up with several records).
    Source: ADaMIG 1.3, ADSL: one record per subject.
    """
    yield adsl.found(repeats(adsl, adsl.filled(SUBJECT), SUBJECT), "ADSL has subject {USUBJID} twice", SUBJECT)
