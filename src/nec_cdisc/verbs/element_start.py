"""The verb ``element_start``."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from nec_cdisc.plugin.convention import Protocol
from nec_cdisc.plugin.verb import Iso8601, Number, Refused, Text, value_verb
from nec_cdisc.problem.families.value import ELEMENT_GAP, ELEMENT_ORDER
from nec_cdisc.rules.before_or_after import on_or_after
from nec_cdisc.rules.element import elements_of, entered

#: The engine replaces this name by the variables whose dates start the elements.
STARTS: Any = "protocol.elements"


@value_verb
def element_start(
    order: Number,
    arm: Text | None = "arm",
    last: Iso8601 | None = "DM.RFPENDTC",
    starts: list[Iso8601 | None] = STARTS,
    *,
    protocol: Protocol,
) -> Iso8601 | None:
    """Give the date on which a subject began an element of the arm.

    It is the date of DM that the protocol names for the element or, for the first element of an epoch, for the epoch;
    partial dates stay partial. What would begin the day after the participation ended was not entered. An element
    that begins without the one before it, or before that one began, keeps its date and raises a query; behind an
    element with a ``transition`` any later one may follow, for the protocol says so.

    Arguments:
        order: the place of the element in the arm, from 1 (``element_order`` of the row block).
        arm: the arm whose elements the subject passed through; missing for a subject without an arm.
        last: the date on which the participation ended.
        starts: the subject's dates that the protocol names, by default as it names them.
        protocol: the elements of each arm.

    Problems: VAL151 for a gap before the element, VAL152 for elements out of order.

    Source: SDTMIG 3.4, section 5.3 (SE; SESTDTC).

    Example:
        >>> from nec_cdisc.plugin.convention import ArmElement
        >>> screening = ArmElement("SCRN", "Screening", "SCREENING", 1, "DM.RFICDTC")
        >>> treatment = ArmElement("TRT", "Treatment", "TREATMENT", 2, "DM.RFXSTDTC")
        >>> trial = Protocol({}, arms={"A": (screening, treatment)})
        >>> element_start(2, "A", "2020-01-09", ["2019-06-20", "2019-07-03"], protocol=trial)
        '2019-07-03'

    """
    at = int(Decimal(order))
    begun, number = entered(protocol, arm, starts, last, at)
    if number is None:
        return None
    element, date = begun[number]
    before_it = [item for item in elements_of(protocol, arm) if item.order < at]
    came_from = begun[number - 1][0] if number else None
    if before_it and (came_from is None or not (came_from.leaves or came_from.order == before_it[-1].order)):
        message = (
            f"{element.code} begins on {date} without {before_it[-1].code}, of which {before_it[-1].starts} is missing"
        )
        raise Refused(ELEMENT_GAP, message, date, "starts")
    if number and on_or_after(date, begun[number - 1][1]) is False:
        message = f"{element.code} begins on {date}, before {begun[number - 1][0].code} on {begun[number - 1][1]}"
        raise Refused(ELEMENT_ORDER, message, date, "starts")
    return date
