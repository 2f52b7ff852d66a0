"""Time to an event: which event, or which censoring, ends the time of each subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.dated_record import NO_RECORD, Chosen, DatedRecords, Dates, Flags, earliest, latest, of_subject
from nec_cdisc.rules.row_order import Rows

Numbers = NDArray[np.int64]
#: CNSR of an event, and what stands for it where a subject has neither event nor censoring.
EVENT, NOTHING = 0, -1
_MISSING, _NEVER = np.datetime64("NaT", "D"), np.datetime64("9999-12-31", "D")


@dataclass(frozen=True, slots=True, eq=False)
class Censoring:
    """Records at which a subject may be censored.

    ``code`` is the value of CNSR. Where an end of follow-up holds for the subject, the code is that of the end if
    ``named_by_end``: the last assessment before a new therapy is censored *because of* that therapy. A censoring at the
    start (no assessment at all) keeps its own code. Raises ``ValueError`` for a code below 1: 0 is an event.
    """

    records: DatedRecords
    code: int = 1
    named_by_end: bool = True

    def __post_init__(self) -> None:
        """Refuse a code that no censoring has."""
        _check(self.code)


@dataclass(frozen=True, slots=True, eq=False)
class End:
    """Dates after which neither events nor censorings of a subject count (a new therapy, the end of the study).

    The earliest record of a subject is its end. ``code`` is the value of CNSR of who is censored because of it. With
    ``censors`` the subject is censored on the end itself, else at its last censoring up to it. Raises ``ValueError``
    for a code below 1.
    """

    records: DatedRecords
    code: int
    censors: bool = False

    def __post_init__(self) -> None:
        """Refuse a code that no censoring has."""
        _check(self.code)


@dataclass(frozen=True, slots=True, eq=False)
class TimeToEvent:
    """How the time of each subject ends; -1 and ``NaT`` stand for nothing.

    ``date``: when it ends (ADT), never before the start. ``code``: CNSR, 0 for an event.
    ``event``, ``censoring``: the number of the source that won, in its list; one of them, or neither where the end
    itself censors. ``record``: the position of the winning record among the records of that source (of the end).
    ``end``: the number of the end that holds for a censored subject, ``end_record`` its record.
    ``named_by_end``: whether code and description are those of the end.
    ``cut_event``, ``cut_record``: the event that would have won, had the end not come before it.
    ``raised``: whether the date lay before the start, and is the start now.
    ``undated``: whether an event record of the subject has no date, so that it could not count.
    ``lost``: whether the subject has a start, but neither event nor censoring: it is in no analysis, and must be told.
    """

    date: Dates
    code: Numbers
    event: Numbers
    censoring: Numbers
    record: Rows
    end: Numbers
    end_record: Rows
    named_by_end: Flags
    cut_event: Numbers
    cut_record: Rows
    raised: Flags
    undated: Flags
    lost: Flags


def time_to_event(
    start: Dates,
    events: Sequence[DatedRecords],
    censorings: Sequence[Censoring],
    ends: Sequence[End] = (),
) -> TimeToEvent:
    """Return how the time of each subject ends.

    The earliest event wins, of one date the source that is listed first. Without an event the latest censoring wins,
    of one date the source listed last. An event beats a censoring. The earliest end, of one date the one listed first,
    cuts what comes after it: on its own day events and censorings still count. An end before the start counts as the
    start. A date before the start becomes the start. A subject without a start takes no part.

    Arguments:
        start: the day of each subject on which its time begins (STARTDT); ``NaT`` takes no part (no responder has no
            duration of response).
        events: the sources of events, in order.
        censorings: the sources of censorings, in order.
        ends: what ends follow-up, in order.

    Source: ADaM Basic Data Structure for Time-to-Event Analyses 1.0; FDA, Clinical Trial Endpoints for the Approval
    of Cancer Drugs and Biologics (2018), on progression-free survival.

    Example:
        >>> def one(day):
        ...     return DatedRecords(np.array([0]), np.array([day], "datetime64[D]"))
        >>> start = np.array(["2021-01-01"], "datetime64[D]")
        >>> progression, death, seen = one("2021-06-01"), one("2021-08-01"), one("2021-03-01")
        >>> answer = time_to_event(start, [progression, death], [Censoring(seen)])
        >>> str(answer.date[0]), answer.code[0].item(), answer.event[0].item()
        ('2021-06-01', 0, 0)
        >>> answer = time_to_event(start, [progression, death], [Censoring(seen)], [End(one("2021-04-01"), code=3)])
        >>> str(answer.date[0]), answer.code[0].item(), answer.cut_event[0].item()
        ('2021-03-01', 3, 0)

    """
    start = start.astype("datetime64[D]")
    started = ~np.isnat(start)
    end = _earliest([source.records for source in ends], len(start))
    until = np.where(end.found, np.fmax(end.date, start), _NEVER)
    any_event = _earliest(events, len(start)).where(started)
    event = any_event.where(any_event.date <= until)
    on_end = started & ~event.found & end.found & _flags([source.censors for source in ends], end.source)
    censoring = _latest(censorings, until).where(started & ~event.found & ~on_end)
    end = end.where(on_end | censoring.found)
    named = on_end | (end.found & _flags([source.named_by_end for source in censorings], censoring.source))
    date = np.where(event.found, event.date, np.where(on_end, end.date, censoring.date))
    return TimeToEvent(
        date=np.where(np.isnat(date), date, np.fmax(date, start)),
        code=_codes(event, censoring, end, named, censorings, ends),
        event=event.source,
        censoring=censoring.source,
        record=np.where(event.found, event.record, np.where(on_end, end.record, censoring.record)),
        end=end.source,
        end_record=end.record,
        named_by_end=named,
        cut_event=any_event.where(any_event.date > until).source,
        cut_record=any_event.where(any_event.date > until).record,
        raised=date < start,
        undated=_undated(events, len(start)),
        lost=started & np.isnat(date),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Winner:
    """The source that won for each subject, with its record and date."""

    source: Numbers
    record: Rows
    date: Dates

    @property
    def found(self) -> Flags:
        return self.source >= 0

    def where(self, kept: Flags) -> _Winner:
        """Return the winners of these subjects; the others have none."""
        return _Winner(
            np.where(kept, self.source, NOTHING),
            np.where(kept, self.record, NO_RECORD),
            np.where(kept, self.date, _MISSING),
        )

    def against(self, other: _Winner, better: Flags) -> _Winner:
        """Return the other one where there is one and this one is none or the other one better."""
        takes = other.found & (~self.found | better)
        return _Winner(
            np.where(takes, other.source, self.source),
            np.where(takes, other.record, self.record),
            np.where(takes, other.date, self.date),
        )


def _won(number: int, found: Chosen) -> _Winner:
    return _Winner(np.where(found.found, number, NOTHING), found.record, found.date)


def _nobody(count: int) -> _Winner:
    return _Winner(np.full(count, NOTHING), np.full(count, NO_RECORD), np.full(count, _MISSING))


def _earliest(sources: Sequence[DatedRecords], count: int) -> _Winner:
    winner = _nobody(count)
    for number, records in enumerate(sources):
        other = _won(number, earliest(records, count))
        winner = winner.against(other, other.date < winner.date)
    return winner


def _latest(censorings: Sequence[Censoring], until: Dates) -> _Winner:
    winner = _nobody(len(until))
    for number, source in enumerate(censorings):
        in_time = source.records.date <= of_subject(source.records, until)
        other = _won(number, latest(source.records, len(until), in_time))
        winner = winner.against(other, other.date >= winner.date)
    return winner


def _of(values: Sequence[int], number: Numbers) -> Numbers:
    """Return the value of the source of each subject; 0 where there is none."""
    return np.array([*values, 0], np.int64)[number]  # -1 takes the last one


def _flags(values: Sequence[bool], number: Numbers) -> Flags:
    """Return the flag of the source of each subject; false where there is none."""
    flags: Flags = np.array([*values, False], bool)[number]
    return flags


def _codes(
    event: _Winner,
    censoring: _Winner,
    end: _Winner,
    named: Flags,
    censorings: Sequence[Censoring],
    ends: Sequence[End],
) -> Numbers:
    by_censoring = _of([source.code for source in censorings], censoring.source)
    code = np.where(named, _of([source.code for source in ends], end.source), by_censoring)
    return np.where(event.found, EVENT, np.where(named | censoring.found, code, NOTHING))


def _undated(events: Sequence[DatedRecords], count: int) -> Flags:
    undated = np.zeros(count, bool)
    for records in events:
        undated[records.subject[(records.subject >= 0) & np.isnat(records.date)]] = True
    return undated


def _check(code: int) -> None:
    if code <= EVENT:
        msg = f"{code} is no code of a censoring: those are numbers from 1"
        raise ValueError(msg)
