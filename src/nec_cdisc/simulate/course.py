"""The latent course of a subject's disease: when the tumour progresses, by which route, and what comes after.

Medians by subtype are set near those published for the trial. Times are days from first dose (first dose is day 0).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from nec_cdisc.simulate.person import Person, stratum

MEDIANS = {"NET G3": (135.0, 740.0), "NEC": (46.0, 105.0), "MiNEN": (48.0, 135.0), "Not neuroendocrine": (60.0, 120.0)}
"""Median days to progression, and from progression to death."""

SHAPE = 1.3
"""Weibull shape of both times: above 1, hazards rise."""

ROUTES = {"target": 0.5, "new": 0.22, "non-target": 0.13, "death": 0.15}
NOT_MEASURABLE = (0.45, 0.55)
"""Part of the NET G3 courses in which no lesion is measurable, so that stable disease is NON-CR/NON-PD."""
SHORT_STABLE_DAYS = 80.0
"""Day before which the short treated do not progress; else they would be per protocol."""
FASTEST_DAYS = 25.0
"""No tumour reaches 1.2 times its size faster; else lesions would grow without sense until the first scan."""
RESPONDERS = {"NET G3": (0.68, 0.9), "NEC": (0.86, 1.0), "MiNEN": (0.93, 1.0)}
"""Share of the course above which the tumour shrinks (partial response), and above which it vanishes."""


@dataclass(frozen=True)
class Course:
    """Latent course: route and day of progression, rates of growth and shrinkage a day, days from there to death."""

    route: str
    progression: float
    shrink: float
    grow: float
    survival: float
    target_lesions: bool


def weibull(quantile: float, median: float) -> float:
    """Time at a quantile (0 to 1) of the Weibull distribution with this median."""
    return float(median * (-math.log(1.0 - min(quantile, 0.995)) / math.log(2.0)) ** (1.0 / SHAPE))


def burden(days: float, shrink: float, grow: float) -> float:
    """Tumour size relative to the start: one part decays, one part grows (Stein et al., Oncologist 2008;13:1046)."""
    return math.exp(-shrink * days) + math.exp(grow * days) - 1.0


def growth_rate(days: float, shrink: float) -> float:
    """Rate at which the burden reaches 1.2 times its smallest value at `days`, found by bisection."""
    low, high = 1e-9, 0.2
    for _ in range(40):
        middle = (low + high) / 2.0
        bottom = math.log(shrink / middle) / (shrink + middle) if shrink > middle else 0.0
        if burden(days, shrink, middle) < 1.2 * burden(min(bottom, days), shrink, middle):
            low = middle
        else:
            high = middle
    return high


def make_course(person: Person) -> Course:
    """Latent course of a treated subject."""
    draws = person.draws("course")
    quantile, after = stratum(person, 5), stratum(person, 3)
    medians = MEDIANS[person.subtype]
    progression = max(weibull(quantile, medians[0]), 4.0)
    survival = weibull(after, medians[1]) + 6.0
    partial, complete = RESPONDERS.get(person.subtype, (1.0, 1.0))
    shrink = draws.level(0.0002, 0.0016)
    route = draws.weighted(ROUTES)
    if person.treated_short:
        progression = max(progression, SHORT_STABLE_DAYS)
        route = "target"
    elif quantile >= complete:
        shrink, route = 0.045, "new"
    elif quantile >= partial:
        shrink, route = draws.level(0.009, 0.013), "target"
    elif person.subtype == "NET G3" and NOT_MEASURABLE[0] <= quantile < NOT_MEASURABLE[1]:
        return Course("new", progression, shrink, growth_rate(900.0, shrink), survival, target_lesions=False)
    responds = quantile >= partial and not person.treated_short
    lesions = responds or not (route in {"new", "non-target"} and draws.chance(0.3))
    # A tumour that progresses by another route grows slowly, so that its measured lesions do not decide.
    days = max(progression, FASTEST_DAYS) if route == "target" else 3.0 * progression + 150.0
    return Course(route, progression, shrink, growth_rate(days, shrink), survival, lesions)
