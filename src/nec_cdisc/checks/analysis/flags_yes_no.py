"""Flags say Y or N."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: Flags by ADaMIG: FL for a text of Y and N, as population flags and all others.
FLAG = re.compile(r"[A-Z][A-Z0-9]{0,5}FL")


@check("ADA115", Level.ERROR, each_analysis=("USUBJID",))
def flags_yes_no(records: Records) -> Iterator[Found]:
    """A flag is Y or N, or missing where it is one that is only ever Y.

    Why: Analyses select by Y; another text is lost without a word.
    Do: Map the flag to Y and N.
    Source: ADaMIG 1.3, flag variables (--FL); codelist NY.
    """
    columns = records.dataset.columns.items()
    for name in (name for name, column in columns if FLAG.fullmatch(name) and isinstance(column, Encoded)):
        wrong = records.filled(name) & ~records.holds(name, "Y", "N")
        yield records.found(wrong, f"{name} is {{{name}}}, neither Y nor N", name)
