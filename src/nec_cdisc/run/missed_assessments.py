"""Ends of follow-up that nobody recorded: several assessments in a row were missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from nec_cdisc.mapping.endpoint import EndpointSource
from nec_cdisc.rules.dated_record import NO_RECORD, DatedRecords, Dates
from nec_cdisc.rules.missed_assessments import end_of_follow_up
from nec_cdisc.rules.time_to_event import End, TimeToEvent


def follow_up_end(source: EndpointSource, records: DatedRecords, events: Sequence[DatedRecords], start: Dates) -> End:
    """Return an end of follow-up.

    Where the source tells of assessments that may be missed, the end is the day on which the next one was due at the
    latest; an event counts as an assessment. Such an end has one record for each subject.

    Arguments:
        source: the end as it stands in the mapping.
        records: the records of its table by subject.
        events: the records of the events of the parameter.
        start: the day of each subject from which time is counted.

    """
    if source.missed is None:
        return End(records, source.code, censors=source.censors)
    seen = [records, *events]
    every = DatedRecords(np.concatenate([item.subject for item in seen]), np.concatenate([item.date for item in seen]))
    missed = source.missed
    found = end_of_follow_up(
        every, start, interval=missed.interval, tolerance=missed.tolerance, missed=missed.assessments
    )
    return End(DatedRecords(np.arange(len(start)), found.date), source.code)


def placed_in_tables(answer: TimeToEvent, ends: Sequence[EndpointSource]) -> TimeToEvent:
    """Return the answer without the records of ends that nobody recorded, for no row of a table stands behind them."""
    missed = np.isin(answer.end, [place for place, source in enumerate(ends) if source.missed is not None])
    return replace(answer, end_record=np.where(missed, NO_RECORD, answer.end_record))
