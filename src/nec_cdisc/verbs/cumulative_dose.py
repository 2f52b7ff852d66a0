"""The verb ``cumulative_dose``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.dataset.vectors import DatesElsewhere, GroupsElsewhere, NumberElsewhere, NumberSummary, TextElsewhere
from nec_cdisc.plugin.verb import summary_verb
from nec_cdisc.verbs._dosing import dosing, told


@summary_verb
def cumulative_dose(
    dose: NumberElsewhere,
    frequency: TextElsewhere,
    start: DatesElsewhere,
    end: DatesElsewhere,
    *,
    groups: GroupsElsewhere,
    count: int,
) -> NumberSummary:
    """Add up all doses that the subject took, from intervals of constant dosing.

    An interval holds a dose for each day on which its frequency has one, the first on its first day. The sum is exact.
    It is missing where an interval lacks start, end or a frequency that says how many doses it holds, or overlaps
    another; so it is without any interval. A record without a dose is no interval.

    Arguments:
        dose: the amount of one dose (EXDOSE), all in one unit.
        frequency: the CDISC term of the dosing frequency (EXDOSFRQ), such as QD or QOD.
        start: first day of the interval (EXSTDTC).
        end: last day of the interval (EXENDTC).
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Source: W. M. Hryniuk, H. Bush, J Clin Oncol 1984;2:1281-1288 (dose actually given).

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.dataset.encoded import encode
        >>> dose, frequency = encode([Decimal(10), Decimal(5)]), encode(["QD", "QOD"])
        >>> start, end = encode(["2019-07-03", "2019-07-13"]), encode(["2019-07-12", "2019-07-17"])
        >>> found = cumulative_dose(dose, frequency, start, end, groups=np.array([0, 0]), count=1)
        >>> [str(amount) for amount in found.answer.to_list()]
        ['115']

    """
    found, rows = dosing(dose, frequency, start, end, Decimal(1), groups, count)
    return told(found.cumulative, rows, groups)
