"""The toxicity grade of a laboratory result, by thresholds that are data (``specs/ctcae-4.03/laboratory.csv``).

Source: National Cancer Institute, Common Terminology Criteria for Adverse Events (CTCAE), version 4.03, of 14 June
2010. Only what a result can decide is graded: no grade 5, and no grade that asks for a clinical consequence. Thresholds
are compared exactly: 2.5 times a limit of 0.1 is 0.25.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import NamedTuple

from nec_cdisc.plugin.convention import GradeTable, GradeTerm, GradeThreshold, UnitTable
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem.families.value import MISSING_UNIT, RANGE_UPSIDE_DOWN, UNKNOWN_UNIT
from nec_cdisc.rules.exact_number import EXACT, times
from nec_cdisc.rules.unit_conversion import UNIT, conversion_for

#: Specimens whose results are graded: all criteria are about blood; a pH of 6 in urine is no acidosis.
BLOOD = frozenset(
    {
        "ARTERIAL BLOOD",
        "ARTERIAL PLASMA",
        "ARTERIALIZED CAPILLARY BLOOD",
        "BLOOD",
        "CAPILLARY BLOOD",
        "CAPILLARY PLASMA",
        "PLASMA",
        "SERUM",
        "SERUM OR PLASMA",
        "SERUM OR PLASMA OR BLOOD",
        "VENOUS BLOOD",
        "VENOUS PLASMA",
    }
)
_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a result is compared with, in its unit; ``None`` where missing.

    ``low`` and ``high`` are the limits of the reference range, ``baseline`` the subject's result before treatment,
    ``percent_change`` the change from it in per cent.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    baseline: Decimal | None = None
    percent_change: Decimal | None = None


class Graded(NamedTuple):
    """A grade from 0 to 4, ``None`` where it is not known, and the limits that are missing for a higher one.

    ``lacking`` names ``LLN``, ``ULN``, ``BASE``, ``PCHG``: had they been there, the grade might be higher.
    """

    grade: int | None
    lacking: tuple[str, ...] = ()


def terms_of(
    table: GradeTable, test: str, *, fasting: str | None = None, specimen: str | None = None
) -> list[GradeTerm]:
    """Return the terms that a test is graded by: at most one for low and one for high results.

    Arguments:
        table: the terms of a version.
        test: short name of the test (``LBTESTCD``).
        fasting: ``Y`` where the subject had fasted (``LBFAST``); anything else is not known to be fasting.
        specimen: ``LBSPEC``; another one than blood is not graded. Give it wherever results of urine are collected.

    """
    if specimen and specimen not in BLOOD:
        return []
    state = "Y" if fasting == "Y" else "N"
    return [term for term in table.terms.values() if test in term.tests and term.fasting in {"", state}]


def factor_to(term: GradeTerm, test: str, unit: str | None, units: UnitTable) -> Decimal:
    """Return by which a result and its limits are multiplied to be in the unit of the term's thresholds.

    A term without absolute thresholds needs no unit: result and limits have the same one. Raises ``Refused`` with
    VAL131 for a unit that does not lead to that of the term, VAL132 where it is missing.

    Example:
        >>> anemia = GradeTerm("Anemia", "L", {}, "g/L", absolute=True)
        >>> from nec_cdisc.plugin.convention import UnitConversion
        >>> factor_to(anemia, "HGB", "g/dL", UnitTable({("HGB", "g/dL"): UnitConversion("g/L", Decimal(10))}))
        Decimal('10')

    """
    if not term.absolute or (unit or "") == term.unit:
        return Decimal(1)
    if not unit:
        raise Refused(
            MISSING_UNIT, f"the result of {test} has no unit; {term.name} is graded in {term.unit}", argument=UNIT
        )
    conversion = conversion_for(test, unit, units)
    if conversion.standard_unit != term.unit or conversion.zero:
        message = (
            f"unit {unit!r} of {test} does not lead to {term.unit or 'a number without unit'}, which grades {term.name}"
        )
        raise Refused(UNKNOWN_UNIT, message, argument=UNIT)
    return conversion.factor


def ctcae_grade(value: Decimal | None, term: GradeTerm, limits: Limits, factor: Decimal = Decimal(1)) -> Graded:
    """Return the highest grade of which a threshold is surely passed.

    0 where no threshold is passed; ``None`` where none is and a limit that is needed is missing, or there is no
    result. So a missing limit matters only while nothing else decides: a haemoglobin of 70 g/L is grade 3 without any.

    Arguments:
        value: the result.
        term: the term to grade it by.
        limits: what it is compared with.
        factor: by which result and limits are multiplied first (:func:`factor_to`).

    Example:
        >>> grades = {1: (GradeThreshold("<", "LLN"),), 2: (GradeThreshold("<", more=Decimal(100)),)}
        >>> anemia = GradeTerm("Anemia", "L", grades)
        >>> ctcae_grade(Decimal(110), anemia, Limits(low=Decimal(120)))
        Graded(grade=1, lacking=())
        >>> ctcae_grade(Decimal(110), anemia, Limits())
        Graded(grade=None, lacking=('LLN',))

    """
    if value is None:
        return Graded(None)
    known = _known(value, limits, factor)
    lacking: set[str] = set()
    for grade in sorted(term.grades, reverse=True):
        if any(_passed(threshold, known) for threshold in term.grades[grade]):
            return Graded(grade, tuple(sorted(lacking)))
        lacking |= {name for threshold in term.grades[grade] for name in _lacking(threshold, known)}
    return Graded(None if lacking else 0, tuple(sorted(lacking)))


def signed_grade(low: Graded | None, high: Graded | None) -> str | None:
    """Return the grade of both directions in one text: ``-3`` for grade 3 of a low result, ``2`` of a high one, ``0``.

    ``None`` of a direction means that the test is not gradable in it. The answer is missing where one direction is not
    known and the other one is not toxic. Raises ``Refused`` with VAL133 for a result that is toxic in both directions:
    its limits do not belong to it.

    Example:
        >>> signed_grade(Graded(3), Graded(0)), signed_grade(Graded(0), None), signed_grade(Graded(0), Graded(None))
        ('-3', '0', None)

    """
    below, above = (graded.grade if graded else 0 for graded in (low, high))
    if below and above:
        raise Refused(RANGE_UPSIDE_DOWN, f"the result has grade {below} as too low and grade {above} as too high")
    if below:
        return f"-{below}"
    if above:
        return str(above)
    return None if None in {below, above} or (low is None and high is None) else "0"


def _known(value: Decimal, limits: Limits, factor: Decimal) -> dict[str, Decimal]:
    """Return result, limits and change by name, as far as they are known, in the unit of the thresholds."""
    given = {"AVAL": value, "LLN": limits.low, "ULN": limits.high, "BASE": limits.baseline}
    known = {name: times(number, factor) for name, number in given.items() if number is not None}
    if "ULN" in known:
        known["HIGHER"] = max(known["ULN"], known.get("BASE", known["ULN"]))
    if limits.percent_change is not None:
        known["PCHG"] = limits.percent_change
    return known


def _passed(threshold: GradeThreshold, known: dict[str, Decimal]) -> bool:
    if _lacking(threshold, known):
        return False
    limit = times(threshold.factor, known[threshold.limit]) if threshold.limit else Decimal(0)
    return _COMPARISONS[threshold.comparison](known[threshold.of], EXACT.add(limit, threshold.more))


def _lacking(threshold: GradeThreshold, known: dict[str, Decimal]) -> Iterable[str]:
    needed = (name for name in (threshold.of, threshold.limit) if name and name not in known)
    return ["ULN" if name == "HIGHER" else name for name in needed]
