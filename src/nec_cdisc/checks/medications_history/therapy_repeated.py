"""A medication or condition is recorded once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, combine, encode
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: What two records of one therapy or condition have in common; more of them where the dataset has more.
SAME = (
    *("--CAT", "--SCAT", "--STDTC", "--ENDTC", "--DOSE", "--DOSU", "--DOSFRQ", "--ROUTE", "--INDC", "--DTC", "--LOC"),
    *("--LAT", "--EVDTYP", "--ENRTPT", "VISITNUM", "--GRPID"),
)
TERMS = {"CM": "CMTRT", "MH": "MHTERM", "PR": "PRTRT"}


@check("CMH106", Level.WARNING, each=("USUBJID", "--STDTC"))
def therapy_repeated(records: Records) -> Iterator[Found]:
    """No medication, procedure or condition of a subject is recorded twice with the same dates and dose.

    Why: What was entered twice counts twice.
    Do: Ask the site whether these are two.
    Source: internal consistency.
    """
    term = TERMS.get(records.name)
    if term is None:
        message = f"{records.name} holds neither medications, procedures nor history"
        raise Skipped(message)
    rows = np.flatnonzero(records.filled(term) & records.filled("--STDTC"))
    upper = [str(value).strip().upper() for value in records.text(term).values]
    names = encode([*upper, ""])
    term_codes = Encoded(names.codes[records.text(term).codes[rows]], names.values)
    held = [records.text(name).take(rows) for name in ("USUBJID", *SAME) if records.has(name)]
    group = combine([term_codes, *held])[0]
    _, first = np.unique(group, return_index=True)
    again = np.ones(len(rows), bool)
    again[first] = False
    yield records.found(rows[again], f"{{{term}}} of {{--STDTC}} is recorded before", term, "--STDTC")
