"""The verb ``on_treatment``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.vectors import DateVector, Subjects, TextVector
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules.day_column import days
from nec_cdisc.rules.treatment_emergent import on_treatment as on
from nec_cdisc.verbs._flags import flagged


@subject_verb
def on_treatment(
    start: DateVector,
    first_dose: DateVector,
    last_dose: DateVector | None = None,
    end: DateVector | None = None,
    window: int = 30,
    *,
    subject: Subjects,
) -> TextVector:
    """Flag the records that started between the first dose and some days after the last one (Y or blank).

    A start that is not known counts where there is a first dose. With `end`, a record that started earlier and did not
    end before the first dose counts too, and one that ended before it does not, known start or not.

    Arguments:
        start: first day of the record, or its only one.
        first_dose: the subject's first dose.
        last_dose: the subject's last dose; while it is not known the window stays open.
        end: its last day; named where what went on under treatment counts.
        window: days after the last dose that still count.
        subject: the subject of each record.

    Source: OCCDS 1.1, section 3.2, and ADaMIG 1.3, section 3.3 (ONTRTFL).

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> start, dose, one = encode(["2019-06-05", "2019-08-31"]), encode(["2019-07-03"] * 2), encode(["001"] * 2)
        >>> last = encode(["2019-08-01"] * 2)
        >>> on_treatment(start, dose, last, subject=one).to_list()
        [None, 'Y']
        >>> on_treatment(start, dose, last, end=encode([None, None]), subject=one).to_list()
        ['Y', 'Y']

    """
    blank = np.full(len(start), np.datetime64("NaT", "D"))
    last = blank if last_dose is None else days(last_dose)
    ended = blank if end is None else days(end)
    found = on(days(start), ended, days(first_dose), last, window=window, still_running=end is not None)
    return flagged(found & ~subject.missing())
