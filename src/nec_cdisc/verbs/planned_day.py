"""The verb ``planned_day``."""

from __future__ import annotations

from nec_cdisc.plugin.convention import Protocol
from nec_cdisc.plugin.verb import Text, value_verb


@value_verb
def planned_day(visit: Text, *, protocol: Protocol) -> int | None:
    """Give the study day that the protocol plans for a visit (VISITDY).

    A visit outside the plan, and one without a planned day, have none.

    Arguments:
        visit: protocol visit names, and ``UNSCHEDULED``.
        protocol: visits of the protocol, by name.

    Source: SDTMIG 3.4, section 7.3.1 (TV; VISITDY).

    Example:
        >>> from decimal import Decimal
        >>> from nec_cdisc.plugin.convention import Visit
        >>> planned_day("CYCLE 2 DAY 1", protocol=Protocol({"CYCLE 2 DAY 1": Visit("CYCLE 2 DAY 1", Decimal(20), 29)}))
        29

    """
    planned = protocol.visits.get(visit)
    return None if planned is None else planned.day
