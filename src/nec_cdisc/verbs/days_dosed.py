"""The verb ``days_dosed``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.dataset.vectors import DatesElsewhere, GroupsElsewhere, NumberElsewhere, NumberSummary, TextElsewhere
from nec_cdisc.plugin.verb import summary_verb
from nec_cdisc.verbs._dosing import dosing, told


@summary_verb
def days_dosed(
    dose: NumberElsewhere,
    frequency: TextElsewhere,
    start: DatesElsewhere,
    end: DatesElsewhere,
    *,
    groups: GroupsElsewhere,
    count: int,
) -> NumberSummary:
    """Count the days that lie within an interval of dosing: the time on treatment without its interruptions.

    Both ends of an interval count, and so do the days between two doses of its rhythm. The number is missing where the
    cumulative dose is (see `cumulative_dose`).

    Arguments:
        dose: the amount of one dose (EXDOSE); an interval with a dose of 0 is none.
        frequency: the CDISC term of the dosing frequency (EXDOSFRQ), such as QD or QOD.
        start: first day of the interval (EXSTDTC).
        end: last day of the interval (EXENDTC).
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.dataset.encoded import encode
        >>> dose, frequency = encode([Decimal(10), Decimal(5)]), encode(["QD", "QOD"])
        >>> start, end = encode(["2019-07-03", "2019-07-20"]), encode(["2019-07-12", "2019-07-24"])
        >>> days_dosed(dose, frequency, start, end, groups=np.array([0, 0]), count=1).answer.to_list()
        [Decimal('15')]

    """
    found, rows = dosing(dose, frequency, start, end, Decimal(1), groups, count)
    sure = zip(found.exposed.tolist(), found.cumulative, strict=True)
    return told([None if total is None else Decimal(days) for days, total in sure], rows, groups)
