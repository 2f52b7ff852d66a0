"""The verb ``element_end``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.convention import Protocol
from nec_cdisc.plugin.verb import Iso8601, Number, Refused, Text, value_verb
from nec_cdisc.problem.families.value import ELEMENT_END
from nec_cdisc.rules.before_or_after import on_or_after
from nec_cdisc.rules.element import entered
from nec_cdisc.verbs.element_start import STARTS


@value_verb
def element_end(
    order: Number,
    arm: Text | None = "arm",
    last: Iso8601 | None = "DM.RFPENDTC",
    starts: list[Iso8601 | None] = STARTS,
    *,
    protocol: Protocol,
) -> Iso8601 | None:
    """Give the date on which a subject ended an element of the arm.

    It is the date on which the subject began the next element that it entered; the last element ends with the
    subject's participation. One that ends before it began keeps its date and raises a query.

    Arguments:
        order: the place of the element in the arm, from 1 (``element_order`` of the row block).
        arm: the arm whose elements the subject passed through; missing for a subject without an arm.
        last: the date on which the last element ends.
        starts: the subject's dates that the protocol names, by default as it names them.
        protocol: the elements of each arm.

    Problems: VAL153 for a last element that ends before it begins.

    Source: SDTMIG 3.4, section 5.3 (SE; SEENDTC is the start of the next element).

    Example:
        >>> from nec_cdisc.plugin.convention import ArmElement
        >>> screening = ArmElement("SCRN", "Screening", "SCREENING", 1, "DM.RFICDTC")
        >>> treatment = ArmElement("TRT", "Treatment", "TREATMENT", 2, "DM.RFXSTDTC")
        >>> trial = Protocol({}, arms={"A": (screening, treatment)})
        >>> element_end(1, "A", "2020-01-09", ["2019-06-20", "2019-07-03"], protocol=trial)
        '2019-07-03'

    """
    begun, number = entered(protocol, arm, starts, last, int(Decimal(order)))
    if number is None:
        return None
    if number + 1 < len(begun):
        return begun[number + 1][1]
    element, date = begun[number]
    if last is not None and on_or_after(last, date) is False:
        raise Refused(ELEMENT_END, f"{element.code} begins on {date}, after the subject's end, {last}", last, "last")
    return last
