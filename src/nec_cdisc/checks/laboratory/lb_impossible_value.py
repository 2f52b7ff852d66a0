"""A laboratory result is one that a living person can have."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: Results that nobody alive has: test and unit with the lowest and the highest that were ever survived, generously.
POSSIBLE = {
    ("ALB", "g/L"): (3, 100),
    ("ALT", "U/L"): (0, 50_000),
    ("AST", "U/L"): (0, 50_000),
    ("BILI", "umol/L"): (0, 2000),
    ("CA", "mmol/L"): (0.5, 7),
    ("CL", "mmol/L"): (40, 200),
    ("CREAT", "umol/L"): (2, 5000),
    ("GLUC", "mmol/L"): (0.3, 150),
    ("HCT", "%"): (5, 85),
    ("HGB", "g/L"): (15, 300),
    ("HGB", "mmol/L"): (0.9, 19),
    ("K", "mmol/L"): (0.8, 15),
    ("MG", "mmol/L"): (0.1, 12),
    ("PLAT", "10^9/L"): (0, 6000),
    ("PROT", "g/L"): (10, 200),
    ("RBC", "10^12/L"): (0.3, 15),
    ("SODIUM", "mmol/L"): (90, 220),
    ("UREA", "mmol/L"): (0, 150),
    ("WBC", "10^9/L"): (0, 1000),
}
BLOOD = frozenset({"BLOOD", "SERUM", "PLASMA", "SERUM OR PLASMA", "WHOLE BLOOD"})


@check("LAB111", Level.WARNING, each=("LBTESTCD", "LBSTRESN", "LBSTRESU"))
def lb_impossible_value(records: Records) -> Iterator[Found]:
    """A result in blood is one that a living person can have, in the unit that it is reported in.

    Why: Most often the unit is wrong, or the decimal point is lost; one such value decides a mean.
    Do: Ask the laboratory for result and unit.
    Source: wide limits of what is compatible with life, beyond any reference range or grade of CTCAE.
    """
    blood = records.matches("LBSPEC", lambda text: text.upper() in BLOOD) | records.blank("LBSPEC")
    blood &= ~records.matches("LBCAT", lambda text: "URIN" in text.upper())
    result = records.number("LBSTRESN")
    wrong = np.zeros(len(records), bool)
    for (test, unit), (least, most) in POSSIBLE.items():
        outside = (result < least) | (result > most)
        if outside.any():
            wrong |= outside & records.holds("LBTESTCD", test) & records.holds("LBSTRESU", unit)
    says = "{LBTESTCD} has the result {LBSTRESN} {LBSTRESU}, which nobody alive has"
    yield records.found(wrong & blood, says, "LBSTRESN", "LBSTRESU")
