"""The verb ``treatment_emergent``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import combine
from nec_cdisc.dataset.vectors import AnyVector, DateVector, Subjects, TextVector
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules.day_column import days
from nec_cdisc.rules.treatment_emergent import treatment_emergent as emergent
from nec_cdisc.rules.treatment_emergent import treatment_emergent_in_groups, worsened
from nec_cdisc.verbs._flags import flagged, numbers, positions


@subject_verb
def treatment_emergent(
    start: DateVector,
    end: DateVector,
    first_dose: DateVector,
    last_dose: DateVector | None = None,
    grade: AnyVector | None = None,
    initial_grade: AnyVector | None = None,
    event: AnyVector | None = None,
    order: AnyVector | None = None,
    *,
    window: int = 30,
    subject: Subjects,
) -> TextVector:
    """Flag the records of adverse events that emerged, or worsened, under treatment (Y or blank, never N).

    The first of these that applies: no first dose, not; the end is before the first dose, not; the start is not known,
    emergent; started on or after the first dose and within the window after the last, emergent. With `initial_grade`
    an event that started earlier is emergent where its `grade` is above it, or one of the two is not known.
    With `event`, the records of one event are judged together: a record on or after the first dose is
    new where no record of the event starts before the first dose, and else counts from the first record on whose grade
    is above that of the record before it; the window holds for all of them.

    Arguments:
        start: first day of the record.
        end: its last day.
        first_dose: the subject's first dose.
        last_dose: the subject's last dose; while it is not known the window stays open.
        grade: toxicity grade or severity as a number; the worst one where `initial_grade` is given.
        initial_grade: grade at the start of an event that has one record.
        event: what the records of one event of a subject have in common (--GRPID); without it each stands alone.
        order: orders records of one event and day (--SEQ).
        window: days after the last dose that still count.
        subject: the subject of each record.

    Source: ICH E9, glossary (treatment emergent); OCCDS 1.1, section 3.2 (TRTEMFL).

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> start, end = encode(["2019-07-05", "2019-06-05", "2019-09-20"]), encode([None] * 3)
        >>> first, last = encode(["2019-07-03"] * 3), encode(["2019-08-01"] * 3)
        >>> treatment_emergent(start, end, first, last, subject=encode(["001"] * 3)).to_list()
        ['Y', None, None]

    """
    length = len(start)
    last = np.full(length, np.datetime64("NaT", "D")) if last_dose is None else days(last_dose)
    dates = days(start), days(end), days(first_dose), last
    if event is None:
        got_worse = None if grade is None or initial_grade is None else worsened(numbers(initial_grade), numbers(grade))
        return flagged(emergent(*dates, window=window, worsened=got_worse) & ~subject.missing())
    group = np.where(event.missing(), -1, combine([subject, event])[0])
    found = treatment_emergent_in_groups(
        *dates,
        np.full(length, np.nan) if grade is None else numbers(grade),
        subject=positions(subject),
        group=group,
        sequence=np.arange(length) if order is None else order.ranks(),
        window=window,
    )
    return flagged(found & ~subject.missing())
