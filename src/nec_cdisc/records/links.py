"""Records that name others by domain, variable and value: RELREC, SUPP-- and CO."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, combine, recode
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import SUBJECT, Mask, Records, matched
from nec_cdisc.records.text import number_text


def unresolved(package: Package, records: Records) -> Mask:
    """Say where RDOMAIN, USUBJID, IDVAR and IDVARVAL name no record of a dataset that is there.

    Without IDVAR the subject alone is named. A record without IDVARVAL names the variable of the dataset as a whole.
    Nothing is said of records whose domain is no dataset of the package.
    """
    mask = np.zeros(len(records), bool)
    kinds, (domains, variables) = combine([records.text("RDOMAIN"), records.text("IDVAR")])
    for kind, (domain, variable) in enumerate(zip(domains.tolist(), variables.tolist(), strict=True)):
        if domain < 0:
            continue
        rows = np.flatnonzero(kinds == kind)
        parents = list(package.domain(str(records.text("RDOMAIN").values[domain])))
        if parents:
            named = None if variable < 0 else str(records.text("IDVAR").values[variable])
            mask[rows] = ~_named(records, rows, parents, named)
    return mask


def _named(records: Records, rows: np.ndarray, parents: list[Records], variable: str | None) -> Mask:
    found = np.zeros(len(rows), bool)
    subjects = records.text(SUBJECT).take(rows)
    values = _plain(records.text("IDVARVAL").take(rows))
    for parent in parents:
        if variable is None:
            found |= matched([subjects], [parent.text(SUBJECT)]) >= 0
        elif parent.has(variable):
            whole = values.codes < 0
            found |= whole | (matched([subjects, values], [parent.text(SUBJECT), _plain(parent.text(variable))]) >= 0)
    return found


def _plain(column: Encoded) -> Encoded:
    """Return texts without blanks around them, and numbers without needless zeros."""
    return recode(column, [_written(str(value)) for value in column.values])


def _written(text: str) -> str:
    try:
        number = float(text)
    except ValueError:
        return text.strip()
    return number_text(number) if np.isfinite(number) else text.strip()
