"""A form has all items of its instrument."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Mask, Positions, Records
from nec_cdisc.standard.model import Standard

#: The share of forms that have an item, from which on it belongs to each form.
USUAL = 0.8


@check("QST101", Level.WARNING, each=("USUBJID", "QSTESTCD", "QSCAT"))
def qs_items_complete(records: Records, standard: Standard) -> Iterator[Found]:
    """A form of a questionnaire has a record for each of its items, or says that it was not done.

    The items are those of the instrument's scales, and those that nearly all other forms of it have.

    Why: A scale is scored from the answered items; an item without record is neither answered nor missing.
    Do: Add the item with its answer, or with QSSTAT NOT DONE.
    Source: SDTMIG 3.4, QS; completeness against the other forms of the instrument.
    """
    when = "VISITNUM" if records.has("VISITNUM") else "QSDTC"
    items = ~records.holds("QSDRVFL", "Y") & ~records.holds("QSTESTCD", "QSALL")
    parts = [name for name in ("QSTPT", "QSEVAL") if records.has(name)]
    forms = records.group("USUBJID", "QSCAT", when, *parts)
    not_done = np.bincount(forms[records.holds("QSTESTCD", "QSALL")], minlength=int(forms.max()) + 1) > 0
    scored = frozenset(
        item for table in standard.scales.values() for scale in table.scales.values() for item in scale.items
    )
    for category in records.text("QSCAT").values:
        rows = np.flatnonzero(items & records.holds("QSCAT", str(category)))
        if len(rows):
            yield from _incomplete(records, rows, forms[rows], not_done, scored)


def _incomplete(
    records: Records, rows: Positions, forms: NDArray[np.int32], not_done: Mask, scored: frozenset[str]
) -> Iterator[Found]:
    """Find the forms of one instrument that lack an item."""
    form, first, of = np.unique(forms, return_index=True, return_inverse=True)
    tests = records.text("QSTESTCD").take(rows)
    held = np.zeros((len(form), len(tests.values)), bool)
    known = tests.codes >= 0
    held[of[known], tests.codes[known]] = True
    # an instrument of which some items are never asked has its own forms; those that most have count
    expected = held.mean(axis=0) >= USUAL
    expected |= np.array([str(value) in scored for value in tests.values], bool) & held.any(axis=0)
    lacking = ~held[:, expected] & ~not_done[form][:, None]
    names = np.array(list(map(str, tests.values)), object)[expected]
    short = np.flatnonzero(lacking.any(axis=1))
    told = np.full(len(records), "", object)
    told[rows[first[short]]] = [", ".join(names[lacking[at]]) for at in short.tolist()]
    says = "this form has no record of {lacking}"
    yield records.found(np.sort(rows[first[short]]), says, "QSTESTCD", "QSCAT", said={"lacking": told})
