"""Grades and their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: Grades and severities, with the numbers that stand for them.
WORDS = {"MILD": 1, "MODERATE": 2, "SEVERE": 3}


@check("ADE105", Level.ERROR, each_analysis=("USUBJID",))
def grade_number(records: Records) -> Iterator[Found]:
    """The number of a toxicity grade is the grade, and that of a severity counts up from mild.

    Why: The worst grade is found by the number.
    Do: Derive the number from the text anew.
    Source: ADaMIG 1.3 and OCCDS 1.1: ATOXGRN and ASEVN; CTCAE, grades 1 to 5.
    """
    held = [name for name in ("ATOXGR", "ATOXGRL", "ATOXGRH", "BTOXGR", "ASEV") if records.has(name, f"{name}N")]
    if not held:
        message = f"{records.name} has no grade with a number"
        raise Skipped(message)
    for name in held:
        column, told = records.text(name), records.number(f"{name}N")
        table = np.array([*(_number(str(text)) for text in column.values), np.nan])
        expected = table[column.codes]
        wrong = ~np.isnan(expected) & (told != expected)
        yield records.found(wrong, f"{name} is {{{name}}} and {name}N is {{{name}N}}", f"{name}N", name)


def _number(text: str) -> float:
    said = text.upper().removeprefix("GRADE").strip()
    return float(said) if re.fullmatch(r"-?\d", said, re.ASCII) else float(WORDS.get(said, np.nan))
