"""A unit is one of its test."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records
from nec_cdisc.standard.model import Standard


@check("LAB107", Level.WARNING, each=("LBTESTCD", "LBORRESU"))
def lb_unit_unknown(records: Records, standard: Standard) -> Iterator[Found]:
    """The unit of an original result is one that the test can be measured in, as far as conversions of it are known.

    Why: A result in a unit of another kind was mistyped, or cannot be converted.
    Do: Ask the laboratory for the unit, or add its conversion to specs/units.
    Source: the table of unit conversions (specs/units), from molar masses and SI.
    """
    kinds = records.group("LBTESTCD", "LBORRESU")
    known = {test for test, _ in standard.units.conversions}
    tests, units = records.text("LBTESTCD"), records.text("LBORRESU")
    _, rows = np.unique(kinds, return_index=True)
    odd = np.zeros(int(kinds.max()) + 1, bool)
    for row in rows.tolist():
        test, code = str(tests.values[tests.codes[row]]) if tests.codes[row] >= 0 else "", units.codes[row]
        unit = str(units.values[code]) if code >= 0 else ""
        plain = standard.spellings.get(unit, unit)
        pairs = {(test, unit), (test, plain), ("*", unit), ("*", plain)}
        odd[kinds[row]] = bool(unit) and test in known and pairs.isdisjoint(standard.units.conversions)
    says = "{LBORRESU} is no known unit of {LBTESTCD}"
    yield records.found(odd[kinds], says, "LBORRESU", "LBTESTCD")
