"""Age groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: How groups of age are written: <65, >=65, 65-80, 18 to 64.
BELOW, ABOVE = re.compile(r"(<=?|UNDER )\s*(\d+)"), re.compile(r"(>=?|OVER )\s*(\d+)")
BETWEEN = re.compile(r"(\d+)\s*(?:-|TO)\s*<?\s*(\d+)")


@check("ADS115", Level.ERROR, ADSL=("AGE", "AGEGR1"))
def agegr_age(adsl: Records) -> Iterator[Found]:
    """A subject is in the group of its age.

    Why: Subgroups are analysed by AGEGRy.
    Do: Derive the group from AGE anew.
    Source: ADaMIG 1.3, AGEGRy; internal consistency.
    """
    age = adsl.number("AGE")
    groups = [name for name in adsl.dataset.columns if re.fullmatch(r"AGEGR\d", name)]
    for name in groups:
        column = adsl.text(name)
        spans = np.array([*(span(str(text)) for text in column.values), EVERYBODY])[column.codes]
        outside = ~np.isnan(age) & ((age < spans[:, 0]) | (age > spans[:, 1]))
        yield adsl.found(outside, f"AGE is {{AGE}} and {name} is {{{name}}}", name, "AGE")


EVERYBODY = (-np.inf, np.inf)


def span(text: str) -> tuple[float, float]:
    """Return the lowest and the highest age of a group; everybody where the text does not say it plainly."""
    said = text.upper().replace("YEARS", "").strip()
    if match := BETWEEN.fullmatch(said):
        low, high = float(match[1]), float(match[2])
        return low, high - (0.001 if "<" in said else 0)
    if match := BELOW.fullmatch(said):
        return -np.inf, float(match[2]) - (0 if match[1] == "<=" else 0.001)
    if match := ABOVE.fullmatch(said):
        return float(match[2]) + (0 if match[1] == ">=" else 0.001), np.inf
    return EVERYBODY
