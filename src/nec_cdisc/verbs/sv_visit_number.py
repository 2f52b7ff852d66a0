"""The verb ``sv_visit_number``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, encode, recode
from nec_cdisc.dataset.vectors import (
    AnyElsewhere,
    DatesElsewhere,
    DateVector,
    GroupsElsewhere,
    NumberVector,
    Subjects,
    TextVector,
)
from nec_cdisc.plugin.convention import Protocol
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules import partial_date
from nec_cdisc.rules.row_order import sorted_rows
from nec_cdisc.verbs.visit_number import UNSCHEDULED

Rows = NDArray[np.int64]


@subject_verb
def sv_visit_number(
    visit: TextVector,
    date: DateVector,
    visits: AnyElsewhere = "SV.VISIT",  # type: ignore[assignment]  # a text default names a column
    starts: DatesElsewhere = "SV.SVSTDTC",  # type: ignore[assignment]
    ends: DatesElsewhere = "SV.SVENDTC",  # type: ignore[assignment]
    numbers: AnyElsewhere = "SV.VISITNUM",  # type: ignore[assignment]
    *,
    subject: Subjects,
    groups: GroupsElsewhere,
    protocol: Protocol,
) -> NumberVector:
    """Give the protocol's number of a visit, and to an unscheduled visit the number that SV gives it.

    So one encounter has one number in all datasets. An unscheduled record belongs to the unscheduled visit of its
    subject in SV that lies on its date. Where SV has none, where the date is not complete, and where the protocol does
    not know the visit, there is no number.

    Arguments:
        visit: protocol visit names, and ``UNSCHEDULED``.
        date: ISO 8601 dates of the records.
        visits: the visit names of the subject's visits.
        starts: their first days.
        ends: their last days; a visit without one lies on its first day.
        numbers: their numbers.
        subject: the subject of each record.
        groups: the subject number of each visit.
        protocol: visits of the protocol, by name.

    Source: SDTMIG 3.4, section 4.4.5 (clinical encounters and visits) and SV, assumptions.

    Example:
        >>> from decimal import Decimal
        >>> names, dates = encode(["UNSCHEDULED", "UNSCHEDULED"]), encode(["2019-07-08T09:00", "2019-07-09"])
        >>> held, day, number = encode(["UNSCHEDULED"]), encode(["2019-07-08"]), encode([Decimal("2.1")])
        >>> whose = {"subject": encode(["001", "001"]), "groups": np.array([0])}
        >>> told = sv_visit_number(names, dates, held, day, day, number, **whose, protocol=Protocol({}))
        >>> [str(answer) for answer in told.to_list()]
        ['2.1', 'None']

    """
    answers = [protocol.visits[name].number if name in protocol.visits else None for name in visit.values]
    planned = recode(visit, answers)
    asked = np.flatnonzero(_is_unscheduled(visit))
    if not len(asked):
        return planned
    row = _visit_of(
        subject.codes[asked].astype(np.int64),
        _days(date)[asked],
        groups,
        _is_unscheduled(visits),
        _days(starts),
        _days(ends),
    )
    values = encode([*planned.values, *numbers.values])
    codes = np.append(values.codes[: len(planned.values)], np.int32(-1))[planned.codes]
    theirs = np.append(values.codes[len(planned.values) :], np.int32(-1))[np.append(numbers.codes, -1)]
    codes[asked] = theirs[row]
    return Encoded(codes, values.values)


def _is_unscheduled(names: Encoded) -> NDArray[np.bool_]:
    return np.array([*(name == UNSCHEDULED for name in names.values), False], bool)[names.codes]


def _days(dates: Encoded) -> Rows:
    """Return dates as day numbers; -1 where a date is missing or not complete."""
    days = [partial_date.day(text) for text in dates.values]
    return np.array([*(-1 if day is None else day.toordinal() for day in days), -1], np.int64)[dates.codes]


def _visit_of(who: Rows, day: Rows, groups: Rows, usable: NDArray[np.bool_], starts: Rows, ends: Rows) -> Rows:
    """Return for each record the visit of its subject that began last on or before its day and had not ended."""
    known = np.flatnonzero(usable & (groups >= 0) & (starts >= 0))
    order = known[sorted_rows([groups[known], starts[known]])]
    span = int(max(day.max(initial=0), starts.max(initial=0))) + 1
    place = np.searchsorted(groups[order] * span + starts[order], who * span + day, side="right") - 1
    found = np.append(order, -1)[place]
    last = np.where(ends >= 0, ends, starts)
    fits = (place >= 0) & (day >= 0) & (who >= 0)
    fits &= np.append(groups, -2)[found] == who
    fits &= np.append(last, -1)[found] >= day
    return np.where(fits, found, -1)
