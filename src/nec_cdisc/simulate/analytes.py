"""Laboratory analytes and markers: typical levels, reference ranges, units, and which laboratory uses which unit.

Factors turn a value in a local unit into the SI unit of the truth file (U/L for enzymes). They are the usual molar
masses; no unit table of the package is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Unit:
    """A unit as a laboratory writes it: text, factor to SI, decimals reported."""

    text: str
    factor: float
    decimals: int


@dataclass(frozen=True)
class Analyte:
    """Analyte: SI unit first, other units after it, mean and deviation in SI, limits in SI, trend a cycle."""

    name: str
    units: tuple[Unit, ...]
    mean: float
    deviation: float
    low: float | None
    high: float | None
    trend: float = 0.0
    floor: float = 0.0


_ENZYME = (Unit("U/L", 1.0, 0), Unit("ukat/L", 60.0, 2))
_SALT = (Unit("mmol/L", 1.0, 0), Unit("mEq/L", 1.0, 0))
_CELLS = (Unit("10^9/L", 1.0, 1), Unit("G/L", 1.0, 1), Unit("/nL", 1.0, 2))

ANALYTES = (
    Analyte("na", _SALT, 139.0, 3.0, 135.0, 145.0),
    Analyte("k", (Unit("mmol/L", 1.0, 1), Unit("mEq/L", 1.0, 1)), 4.2, 0.4, 3.5, 5.1),
    Analyte("ca", (Unit("mmol/L", 1.0, 2), Unit("mg/dL", 0.2495, 1)), 2.3, 0.12, 2.15, 2.58),
    Analyte("phos", (Unit("mmol/L", 1.0, 2), Unit("mg/dL", 0.3229, 1)), 1.05, 0.2, 0.81, 1.45, -0.03),
    Analyte("creat", (Unit("umol/L", 1.0, 0), Unit("mg/dL", 88.42, 2)), 74.0, 18.0, 45.0, 104.0, 0.02),
    Analyte("alt", _ENZYME, 32.0, 14.0, None, 50.0, 0.03, 5.0),
    Analyte("ast", _ENZYME, 34.0, 14.0, None, 50.0, 0.03, 6.0),
    Analyte("ap", _ENZYME, 120.0, 55.0, 40.0, 129.0, 0.03, 30.0),
    Analyte("ggt", _ENZYME, 95.0, 60.0, None, 60.0, 0.03, 8.0),
    Analyte("bili", (Unit("umol/L", 1.0, 0), Unit("mg/dL", 17.1, 1)), 9.0, 5.0, None, 21.0, 0.02, 2.0),
    Analyte("alb", (Unit("g/L", 1.0, 0), Unit("g/dL", 10.0, 1)), 40.0, 4.5, 35.0, 52.0, -0.01),
    Analyte("ldh", _ENZYME, 260.0, 85.0, 135.0, 250.0, 0.03, 90.0),
    Analyte("gluc", (Unit("mmol/L", 1.0, 1), Unit("mg/dL", 0.0555, 0)), 5.9, 1.0, 3.9, 6.4, 0.04, 2.9),
    Analyte("chol", (Unit("mmol/L", 1.0, 2), Unit("mg/dL", 0.02586, 0)), 5.0, 0.9, None, 5.2, 0.05, 2.0),
    Analyte("trig", (Unit("mmol/L", 1.0, 2), Unit("mg/dL", 0.01129, 0)), 1.6, 0.6, None, 1.7, 0.05, 0.4),
    Analyte(
        "hb", (Unit("g/L", 1.0, 0), Unit("g/dL", 10.0, 1), Unit("mmol/L", 16.114, 1)), 118.0, 14.0, 120.0, 175.0, -0.012
    ),
    Analyte("wbc", _CELLS, 6.8, 2.0, 3.9, 10.5, -0.01, 1.2),
    Analyte("neut", _CELLS, 4.4, 1.5, 1.8, 7.7, -0.01, 0.6),
    Analyte("lymph", _CELLS, 1.4, 0.5, 1.0, 4.0, -0.02, 0.2),
    Analyte(
        "plt",
        (Unit("10^9/L", 1.0, 0), Unit("G/L", 1.0, 0), Unit("/nL", 1.0, 0)),
        260.0,
        80.0,
        150.0,
        370.0,
        -0.01,
        25.0,
    ),
)

MARKERS = (
    Analyte(
        "CGA",
        (Unit("ug/L", 1.0, 0), Unit("ng/mL", 1.0, 1), Unit("nmol/L", 49.0, 1)),
        240.0,
        180.0,
        None,
        102.0,
        0.0,
        20.0,
    ),
    Analyte("CGB", (Unit("pmol/L", 1.0, 0), Unit("nmol/L", 1000.0, 2)), 180.0, 90.0, None, 149.0, 0.0, 30.0),
    Analyte("NSE", (Unit("ug/L", 1.0, 1), Unit("ng/mL", 1.0, 1)), 34.0, 22.0, None, 16.3, 0.0, 4.0),
    Analyte("PROGRP", (Unit("ng/L", 1.0, 0), Unit("pg/mL", 1.0, 1)), 110.0, 80.0, None, 63.0, 0.0, 12.0),
)

UNIT_CHANGE_SITE, UNIT_CHANGE_DAY = "04", date(2017, 1, 1)
"""Site whose laboratory goes over to SI units on this day."""

SITE_UNITS = {"02": 1, "04": 1, "06": 1, "07": 2, "09": 1}
"""Which of an analyte's units a site uses, 0 (SI) where it is not named; the last one when there are fewer."""


def unit_at(analyte: Analyte, site: str, day: date, *, clean: bool) -> Unit:
    """Tell the unit in which the laboratory of a site reports on a day; a clean export has SI units everywhere."""
    choice = 0 if clean else SITE_UNITS.get(site, 0)
    if site == UNIT_CHANGE_SITE and day >= UNIT_CHANGE_DAY:
        choice = 0
    return analyte.units[min(choice, len(analyte.units) - 1)]


def limits_at(analyte: Analyte, site: str, sex: str) -> tuple[float | None, float | None]:
    """Give the reference range in SI at a site: its laboratory shifts the usual limits by about one percent."""
    shift = 1.0 + (int(site) % 4 - 1.5) * 0.008
    split = 0.92 if sex == "2" and analyte.name in SEX_SPECIFIC else 1.0
    low = analyte.low * shift * split if analyte.low is not None else None
    high = analyte.high * shift * split if analyte.high is not None else None
    return low, high


SEX_SPECIFIC = ("creat", "hb", "ggt", "alt", "ast")
"""Analytes whose range differs by sex."""
