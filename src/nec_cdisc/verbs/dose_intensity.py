"""The verb ``dose_intensity``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.dataset.vectors import DatesElsewhere, GroupsElsewhere, NumberElsewhere, NumberSummary, TextElsewhere
from nec_cdisc.plugin.verb import summary_verb
from nec_cdisc.verbs._dosing import dosing, told


@summary_verb
def dose_intensity(
    dose: NumberElsewhere,
    frequency: TextElsewhere,
    start: DatesElsewhere,
    end: DatesElsewhere,
    *,
    groups: GroupsElsewhere,
    count: int,
) -> NumberSummary:
    """Give the mean dose of a day from the first to the last dose.

    Days without a dose between the first and the last one count. It is rounded to 10 decimals, and missing where the
    cumulative dose is (see `cumulative_dose`).

    Arguments:
        dose: the amount of one dose (EXDOSE), all in one unit.
        frequency: the CDISC term of the dosing frequency (EXDOSFRQ), such as QD or QOD.
        start: first day of the interval (EXSTDTC).
        end: last day of the interval (EXENDTC).
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Source: W. M. Hryniuk, H. Bush, J Clin Oncol 1984;2:1281-1288 (dose intensity).

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.dataset.encoded import encode
        >>> dose, frequency = encode([Decimal(10), Decimal(5)]), encode(["QD", "QD"])
        >>> dates = encode(["2019-07-01", "2019-07-06"]), encode(["2019-07-05", "2019-07-10"])
        >>> mean = dose_intensity(dose, frequency, *dates, groups=np.array([0, 0]), count=1)
        >>> str(mean.answer.values[0])
        '7.5'

    """
    found, rows = dosing(dose, frequency, start, end, Decimal(1), groups, count)
    return told(found.intensity, rows, groups)
