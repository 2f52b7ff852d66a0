"""Flags and their numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("ADA116", Level.ERROR, each_analysis=("USUBJID",))
def flag_numbers(records: Records) -> Iterator[Found]:
    """A numeric flag is 1 where the flag is Y and 0 where it is N.

    Why: Counts made of the number differ from those made of the text.
    Do: Derive the number from the flag anew.
    Source: ADaMIG 1.3, flag variables: --FN is the numeric version of --FL.
    """
    held = [name for name in records.dataset.columns if name.endswith("FL") and records.has(f"{name[:-1]}N")]
    if not held:
        message = f"{records.name} has no numeric flag"
        raise Skipped(message)
    for name in held:
        number = f"{name[:-1]}N"
        told, yes, no = records.number(number), records.holds(name, "Y"), records.holds(name, "N")
        wrong = (yes & (told != 1)) | (no & (told != 0) & ~np.isnan(told)) | (~yes & (told == 1))
        yield records.found(wrong, f"{name} is {{{name}}} and {number} is {{{number}}}", number, name)
