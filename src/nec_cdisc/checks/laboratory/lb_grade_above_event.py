"""An adverse event has at least the grade of the results of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from nec_cdisc.checks.laboratory._toxic import Toxic, toxic
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.dates import NEVER_FIRST, NEVER_LAST
from nec_cdisc.records.event_kinds import kind_of
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Positions, Records
from nec_cdisc.standard.model import Standard

#: An event of the grade that begins or ends so many days from the sample explains its result: grades change with delay.
DAYS_APART = 3
#: Stands for a grade that is not told, above all others: nothing is said of such an event.
UNKNOWN = 9
#: What is an event in words: the first of these that names a kind tells it.
TERMS = ("AEDECOD", "AELLT", "AETERM")
#: What says that an event without an end is open still.
ONGOING = ("AFTER", "ONGOING")
UNRESOLVED = ("NOT RECOVERED/NOT RESOLVED", "RECOVERING/RESOLVING")
SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")


@check("LAB115", Level.WARNING, AE=("USUBJID", "AETOXGR", "AESTDTC", "AEENDTC"))
def lb_grade_above_event(ae: Records, package: Package, standard: Standard) -> Iterator[Found]:
    """An event has at least the toxicity grade of the results of its kind on its days that are worse than at baseline.

    Why: Tables of events and of laboratory grades contradict each other; a rule of dosing by grade was not followed.
    Do: Ask the site for the grade of the event, or for a further one from the day on which it got worse.
    Source: CTCAE, terms of laboratory investigations; internal consistency of LB or its analysis with AE.
    """
    results = toxic(package, standard, ae)
    if results is None:
        message = "no dataset has laboratory results with grades, or from which they follow"
        raise Skipped(message)
    events = _events(ae, results.kinds)
    if not ((events.kind >= 0) & (events.kind < results.graded)).any():
        message = "AE has no event of a kind that laboratory results are graded by"
        raise Skipped(message)
    event, result = _too_low(events, results)
    order = np.lexsort((results.day[result], -results.grade[result], event))
    at, first = np.unique(event[order], return_index=True)
    if not len(at):
        return
    worst = np.zeros(len(ae), np.int64)
    worst[at] = result[order][first]
    days = np.array([date.fromordinal(day).isoformat() for day in results.day.tolist()], object)
    said = {"test": results.test[worst], "day": days[worst], "grade": results.grade[worst]}
    yield ae.found(at, "AETOXGR is {AETOXGR}, and {test} of {day} is of grade {grade}", "AETOXGR", said=said)


@dataclass(frozen=True, slots=True, eq=False)
class _Events:
    """The events: subject, kind, grade, the days on which they are certainly open, and those on which they may be."""

    subject: Positions
    kind: Positions
    grade: Positions
    opens: Positions
    closes: Positions
    earliest: Positions
    latest: Positions


def _events(ae: Records, kinds: Mapping[str, int]) -> _Events:
    start, end, point = (ae.dates(name) for name in ("AESTDTC", "AEENDTC", "AEENTPT"))
    ongoing = ae.holds("AEENRTPT", *ONGOING) | ae.holds("AEENRF", "AFTER", "ONGOING") | ae.holds("AEOUT", *UNRESOLVED)
    known = np.where(ae.blank("AEENDTC") & ongoing, np.where(point.valid, point.first, NEVER_LAST), NEVER_FIRST)
    opens = np.where(start.valid, start.last, NEVER_LAST)
    closes = np.where(end.valid, end.first, known)
    grade = ae.text("AETOXGR")
    grades = np.array([*(_grade(str(text)) for text in grade.values), UNKNOWN], np.int64)[grade.codes]
    kind = np.where(ae.holds("AEOCCUR", "N"), -1, _kinds(ae, kinds))
    return _Events(ae.row_in(ae), kind, grades, opens, closes, start.first, end.last)


def _kinds(ae: Records, kinds: Mapping[str, int]) -> Positions:
    """Return the place of the kind of each event, by the first of its terms that is one; -1 where none is."""
    kind = np.full(len(ae), -1, np.int64)
    for name in TERMS:
        column = ae.text(name)
        told = np.array([*(kinds.get(kind_of(str(text)), -1) for text in column.values), -1], np.int64)[column.codes]
        kind = np.where(kind < 0, told, kind)
    return kind


def _grade(text: str) -> int:
    found = re.fullmatch(r"(?:GRADE )?([1-5])", text.strip().upper(), re.ASCII)
    return int(found[1]) if found else UNKNOWN


def _too_low(events: _Events, results: Toxic) -> tuple[Positions, Positions]:
    """Return the events with too low a grade, each beside a result that says so; each result names one event."""
    event, result = _pairs(events, results)
    day, grade, needed = results.day[result], events.grade[event], results.grade[result]
    near = (events.earliest[event] - DAYS_APART <= day) & (day <= events.latest[event] + DAYS_APART)
    explained = np.bincount(result[near & (grade >= needed)], minlength=len(results.day)) > 0
    certain = (events.opens[event] <= day) & (day <= events.closes[event]) & ~explained[result]
    event, result, grade = event[certain], result[certain], grade[certain]
    order = np.lexsort((grade, result))
    last = np.append(result[order][1:] != result[order][:-1], True)[: len(order)]
    return event[order][last], result[order][last]


def _pairs(events: _Events, results: Toxic) -> tuple[Positions, Positions]:
    """Return each event beside each result of its subject and kind."""
    width = len(results.kinds)
    rows = np.flatnonzero((events.kind >= 0) & (events.subject >= 0))
    own = events.subject[rows] * width + events.kind[rows]
    order = np.argsort(own, kind="stable")
    wanted = results.subject * width + results.kind
    begin, end = (np.searchsorted(own[order], wanted, side=side) for side in SIDES)
    count = end - begin
    result = np.repeat(np.arange(len(wanted)), count)
    nth = np.arange(len(result)) - np.repeat(np.cumsum(count) - count, count)
    return rows[order][np.repeat(begin, count) + nth], result
