"""The verb ``relative_dose_intensity``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.dataset.vectors import DatesElsewhere, GroupsElsewhere, NumberElsewhere, NumberSummary, TextElsewhere
from nec_cdisc.plugin.verb import summary_verb
from nec_cdisc.verbs._dosing import dosing, told


@summary_verb
def relative_dose_intensity(
    dose: NumberElsewhere,
    frequency: TextElsewhere,
    start: DatesElsewhere,
    end: DatesElsewhere,
    *,
    planned: Decimal,
    groups: GroupsElsewhere,
    count: int,
) -> NumberSummary:
    """Give the mean dose of a day from the first to the last dose in per cent of the plan.

    Days without a dose between the first and the last one count. It is rounded to 10 decimals, and missing where the
    cumulative dose is (see `cumulative_dose`).

    Arguments:
        dose: the amount of one dose (EXDOSE), all in one unit.
        frequency: the CDISC term of the dosing frequency (EXDOSFRQ), such as QD or QOD.
        start: first day of the interval (EXSTDTC).
        end: last day of the interval (EXENDTC).
        planned: the dose that the protocol plans for a day, above 0.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Source: W. M. Hryniuk, H. Bush, J Clin Oncol 1984;2:1281-1288 (relative dose intensity).

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.dataset.encoded import encode
        >>> dose, frequency = encode([Decimal(10), Decimal(5)]), encode(["QD", "QD"])
        >>> dates = encode(["2019-07-01", "2019-07-06"]), encode(["2019-07-05", "2019-07-10"])
        >>> share = relative_dose_intensity(
        ...     dose, frequency, *dates, planned=Decimal(10), groups=np.array([0, 0]), count=1
        ... )
        >>> str(share.answer.values[0])
        '75'

    """
    found, rows = dosing(dose, frequency, start, end, planned, groups, count)
    return told(found.relative, rows, groups)
