"""The verb ``visit``."""

from __future__ import annotations

from nec_cdisc.plugin.convention import VisitMap
from nec_cdisc.plugin.verb import Refused, Text, value_verb
from nec_cdisc.problem.families.value import UNKNOWN_VISIT


@value_verb
def visit(value: Text, *, visits: VisitMap) -> str | None:
    """Give the protocol's name of a visit; visits outside the plan are UNSCHEDULED.

    Arguments:
        value: the source's name of the visit; blanks at either end do not matter.
        visits: the source's visit map.

    Problems: VAL141 for a name that the map does not know.

    Source: SDTMIG 3.4, section 4.4.5 (clinical encounters and visits).

    Example:
        >>> visit("C1D1", visits=VisitMap({"C1D1": "CYCLE 1 DAY 1"}))
        'CYCLE 1 DAY 1'

    """
    name = value.strip()
    if not name:
        return None
    if name in visits.names:
        return visits.names[name]
    if name in visits.unscheduled:
        return "UNSCHEDULED"
    raise Refused(UNKNOWN_VISIT, f"visit {name!r} is not in the source's visit map")
