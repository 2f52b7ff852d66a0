"""A therapy or condition is coded in one way."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records

#: The reported term of each dataset.
TERMS = {"CM": "CMTRT", "MH": "MHTERM", "PR": "PRTRT"}


@check("CMH104", Level.WARNING, each=("USUBJID", "--DECOD"))
def term_coded_twice(records: Records) -> Iterator[Found]:
    """Equal reported medications, procedures and conditions have the same dictionary term.

    Why: One medication is counted under two terms.
    Do: Have the coding reviewed.
    Source: internal consistency of coding.
    """
    term = TERMS.get(records.name)
    if term is None:
        message = f"{records.name} holds neither medications, procedures nor history"
        raise Skipped(message)
    parts = [name for name in ("--ROUTE", "--INDC") if records.has(name)]
    filled = np.logical_and.reduce([records.filled(name) for name in parts]) if parts else np.ones(len(records), bool)
    other = unusual(records, (term, *parts), "--DECOD", filled)
    says = f"{{{term}}} is coded as {{--DECOD}} here and as {{usual}} elsewhere"
    yield records.found(other.mask, says, "--DECOD", term, said={"usual": other.usual})
