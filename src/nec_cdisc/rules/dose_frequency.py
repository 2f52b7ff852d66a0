"""How often a dose is taken: the CDISC terms of dosing frequency as numbers."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.rules.exact_number import EXACT, canonical

#: Doses on a day of dosing, and how many days lie from one to the next, by the term of codelist FREQ (C71113).
FREQUENCIES = {
    "QD": (1, 1),
    "QAM": (1, 1),
    "QPM": (1, 1),
    "QHS": (1, 1),
    "BID": (2, 1),
    "TID": (3, 1),
    "QID": (4, 1),
    "QOD": (1, 2),
    "Q3D": (1, 3),
    "Q4D": (1, 4),
    "Q5D": (1, 5),
    "Q6D": (1, 6),
    "Q7D": (1, 7),
    "EVERY WEEK": (1, 7),
    "EVERY 2 WEEKS": (1, 14),
    "EVERY 3 WEEKS": (1, 21),
    "EVERY 4 WEEKS": (1, 28),
    "EVERY 6 WEEKS": (1, 42),
    "EVERY 8 WEEKS": (1, 56),
}
_ONCE = "ONCE"


def doses_taken(days: int, frequency: str) -> int | None:
    """Return how many doses an interval of so many days holds, the first on its first day; ``None`` for another term.

    Example:
        >>> doses_taken(7, "QD"), doses_taken(7, "QOD"), doses_taken(7, "BID"), doses_taken(7, "PRN")
        (7, 4, 14, None)

    """
    if frequency == _ONCE:
        return 1
    if frequency not in FREQUENCIES:
        return None
    times, every = FREQUENCIES[frequency]
    return times * -(-days // every)


def daily_dose(dose: Decimal, frequency: str) -> Decimal | None:
    """Return the mean dose of a day, by which levels of dosing are compared; ``None`` for a term that names no rhythm.

    Example:
        >>> daily_dose(Decimal(5), "QOD"), daily_dose(Decimal(5), "ONCE")
        (Decimal('2.5'), None)

    """
    if frequency not in FREQUENCIES:
        return None
    times, every = FREQUENCIES[frequency]
    return canonical(EXACT.divide(dose * times, Decimal(every)))
