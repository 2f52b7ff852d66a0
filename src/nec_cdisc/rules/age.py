"""Age in completed years."""

from __future__ import annotations

from datetime import date

from nec_cdisc.rules.day_range import day_range


def age(birth: str, on: str) -> int | None:
    """Return the completed years between two ISO 8601 dates, ``None`` where a partial date leaves two answers.

    Who was born on 29 February has completed a year on 1 March of a year without that day. ``None`` as well where the
    second date may lie before the first one.
    """
    born, day = day_range(birth), day_range(on)
    if born is None or day is None or day[0] < born[1]:
        return None
    most, least = _years(born[0], day[1]), _years(born[1], day[0])
    return most if most == least else None


def _years(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
