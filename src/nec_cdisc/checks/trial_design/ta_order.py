"""The elements of an arm are numbered in a row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("TDS118", Level.ERROR, TA=("ARMCD", "TAETORD", "EPOCH"))
def ta_order(ta: Records) -> Iterator[Found]:
    """The elements of an arm are numbered from 1, each number once.

    Why: The order of elements is the plan of the arm; a number that stands twice leaves it open.
    Do: Number the elements of the arm in their order.
    Source: SDTMIG 3.4, TA, TAETORD: planned order of elements within an arm.
    """
    number, arm = ta.number("TAETORD"), ta.group("ARMCD")
    rows = np.flatnonzero(np.isfinite(number))
    order = rows[np.lexsort((number[rows], arm[rows]))]
    begins = np.ones(len(order), bool)
    begins[1:] = arm[order[1:]] != arm[order[:-1]]
    place = np.arange(len(order))
    counted = place - np.maximum.accumulate(np.where(begins, place, 0)) + 1
    # where branches skip an element numbers may be left out; a number twice is never right
    twice = np.zeros(len(order), bool)
    twice[1:] = ~begins[1:] & (number[order[1:]] == number[order[:-1]])
    wrong = twice | (begins & (number[order] != counted))
    yield ta.found(np.sort(order[wrong]), "TAETORD {TAETORD} of arm {ARMCD} is out of order", "TAETORD", "ARMCD")
