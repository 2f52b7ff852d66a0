"""The verb ``visit_number``."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, encode, join_values, recode
from nec_cdisc.dataset.vectors import DateVector, NumberVector, Subjects, TextVector
from nec_cdisc.plugin.convention import Protocol
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules import partial_date
from nec_cdisc.rules.row_order import sorted_rows, starts_of
from nec_cdisc.rules.unscheduled_visit import unscheduled_number

Rows = NDArray[np.int64]
UNSCHEDULED = "UNSCHEDULED"


@subject_verb
def visit_number(visit: TextVector, date: DateVector, *, subject: Subjects, protocol: Protocol) -> NumberVector:
    """Give the protocol's number of a visit, and decimal numbers to visits outside the plan.

    An unscheduled visit is numbered after the subject's latest planned visit on or before its date: 3.1, 3.2, ... 3.9,
    3.91 and so on; before any planned visit 0.1. Records of one date share a number, and a later unscheduled visit
    never changes an earlier number. Only records of the same dataset are looked at, so two datasets may number the same
    unscheduled date differently. An unscheduled visit without a complete date, and a visit that the protocol does not
    know, have no number.

    Arguments:
        visit: protocol visit names, and ``UNSCHEDULED``.
        date: ISO 8601 dates of the records.
        subject: the subject of each record.
        protocol: visits of the protocol, by name; their numbers are whole numbers.

    Source: SDTMIG 3.4, section 4.4.5 (clinical encounters and visits).

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> from nec_cdisc.plugin.convention import Visit
        >>> trial = Protocol({"CYCLE 1 DAY 1": Visit("CYCLE 1 DAY 1", Decimal(2))})
        >>> names, dates = encode(["CYCLE 1 DAY 1", "UNSCHEDULED"]), encode(["2019-07-03", "2019-07-08"])
        >>> [str(n) for n in visit_number(names, dates, subject=encode(["001", "001"]), protocol=trial).to_list()]
        ['2', '2.1']

    """
    planned = recode(visit, [_number(name, protocol) for name in visit.values])
    asked = recode(visit, [name == UNSCHEDULED or None for name in visit.values])
    if not len(asked) or asked.missing().all():
        return planned
    days = recode(date, [_day(text) for text in date.values])
    return _with_unscheduled(planned, asked, days, subject)


def _number(name: str, protocol: Protocol) -> Decimal | None:
    return protocol.visits[name].number if name in protocol.visits else None


def _day(text: str) -> int | None:
    day = partial_date.day(text)
    return None if day is None else day.toordinal()


def _with_unscheduled(planned: Encoded, asked: Encoded, days: Encoded, subject: Encoded) -> Encoded:
    """Return the planned numbers, completed by those of unscheduled visits."""
    usable = ~days.missing() & ~subject.missing() & ~(planned.missing() & asked.missing())
    rows = np.flatnonzero(usable)
    day, number = days.ranks()[rows], planned.ranks()[rows]
    extra = ~asked.missing()[rows]
    # on one day planned visits come first: an unscheduled visit of that day follows them
    order = sorted_rows([subject.codes[rows], day, extra.astype(np.int64), number])
    last = _last_planned(subject.codes[rows][order], ~extra[order])
    base = np.full(len(rows), -1, np.int64)
    base[order] = np.where(last >= 0, number[order][last], -1)
    ask = np.flatnonzero(extra)
    counts = _count_days(subject.codes[rows][ask], base[ask], day[ask])
    ranked = sorted(planned.values)
    bases = Encoded(base[ask].astype(np.int32), ranked)
    numbers = join_values([bases, _counted(counts)], unscheduled_number)
    return _merged(planned, rows[ask], numbers)


def _last_planned(subjects: NDArray[np.integer], planned: NDArray[np.bool_]) -> Rows:
    """Return for each sorted record the position of its subject's last planned one so far, -1 for none."""
    position = np.arange(len(subjects))
    last = np.maximum.accumulate(np.where(planned, position, -1))
    first = np.maximum.accumulate(np.where(starts_of(subjects), position, 0))
    return np.where(last >= first, last, -1)


def _count_days(subjects: NDArray[np.integer], base: Rows, day: Rows) -> Rows:
    """Return the place of each record's day among the days of its subject and base visit, from 1."""
    order = sorted_rows([subjects, base, day])
    group = starts_of(subjects[order]) | starts_of(base[order])
    new = group | starts_of(day[order])
    total = np.cumsum(new)
    before = np.maximum.accumulate(np.where(group, total - 1, 0))
    counts = np.empty(len(order), np.int64)
    counts[order] = total - before
    return counts


def _counted(counts: Rows) -> Encoded:
    return Encoded((counts - 1).astype(np.int32), range(1, int(counts.max(initial=0)) + 1))


def _merged(planned: Encoded, rows: Rows, numbers: Encoded) -> Encoded:
    """Put the numbers of some rows among the planned ones."""
    values = encode([*planned.values, *numbers.values])
    codes = np.append(values.codes[: len(planned.values)], np.int32(-1))[planned.codes]
    codes[rows] = values.codes[len(planned.values) :][numbers.codes]
    return Encoded(codes, values.values)
