"""An answer is one that the item has."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records
from nec_cdisc.standard.model import Standard


@check("QST102", Level.ERROR, each=("QSTESTCD", "QSSTRESN"))
def qs_item_range(records: Records, standard: Standard) -> Iterator[Found]:
    """The answer to an item of a scored questionnaire is a whole number of its range.

    Why: An answer outside of the range moves the score of its scale beyond what is possible.
    Do: Ask the site for the answer; correct the code of the answer.
    Source: the scoring manual of the instrument, as in specs/scales.
    """
    ranges = {
        item: (float(scale.low), float(scale.high))
        for table in standard.scales.values()
        for scale in table.scales.values()
        for item in scale.items
    }
    tests = records.text("QSTESTCD")
    if not ranges.keys() & set(map(str, tests.values)):
        message = "no item belongs to a scored questionnaire"
        raise Skipped(message)
    none = (-np.inf, np.inf)
    limits = np.array([*(ranges.get(str(value), none) for value in tests.values), none])[tests.codes]
    scored = np.array([*(str(value) in ranges for value in tests.values), False])[tests.codes]
    answer = records.number("QSSTRESN")
    given = scored & np.isfinite(answer)
    wrong = given & ((answer < limits[:, 0]) | (answer > limits[:, 1]) | (answer != np.floor(answer)))
    says = "the answer to {QSTESTCD} is {QSSTRESN}; it has answers from {low} to {high}"
    said = {"low": limits[:, 0], "high": limits[:, 1]}
    yield records.found(wrong, says, "QSSTRESN", "QSTESTCD", said=said)
