"""Records that name others by domain, variable and value: RELREC, SUPP-- and CO."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, combine
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import SUBJECT, Mask, Records
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
            found |= _among([subjects], [parent.text(SUBJECT)])
        elif parent.has(variable):
            whole = values.codes < 0
            found |= whole | _among([subjects, values], [parent.text(SUBJECT), _plain(parent.text(variable))])
    return found


def _plain(column: Encoded) -> Encoded:
    """Return texts without blanks around them, and numbers without needless zeros."""
    table: dict[str, int] = {}
    codes = [table.setdefault(_written(str(value)), len(table)) for value in column.values]
    return Encoded(np.append(np.array(codes, np.int32), np.int32(-1))[column.codes], list(table))


def _written(text: str) -> str:
    try:
        number = float(text)
    except ValueError:
        return text.strip()
    return number_text(number) if np.isfinite(number) else text.strip()


def _among(own: list[Encoded], others: list[Encoded]) -> Mask:
    """Say which rows of ``own`` stand among ``others``; a missing value stands nowhere."""
    known = np.ones(len(own[0]), bool)
    stacked = []
    for mine, theirs in zip(own, others, strict=True):
        number = {str(value): at for at, value in enumerate(mine.values)}
        table = np.array([*(number.get(str(value), -1) for value in theirs.values), -1], np.int32)
        stacked.append(Encoded(np.concatenate([mine.codes, table[theirs.codes]]), mine.values))
        known &= mine.codes >= 0
    group = combine(stacked)[0]
    held = np.zeros(int(group.max(initial=0)) + 1, bool)
    held[group[len(own[0]) :]] = True
    return known & held[group[: len(own[0])]]
