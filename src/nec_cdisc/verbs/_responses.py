"""Columns of overall responses as a sequence for each subject, and what verbs say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.vectors import Summary
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem.families.analysis import NO_RESPONSE
from nec_cdisc.rules.assessment_sequence import AssessmentSequence, assessment_sequence
from nec_cdisc.rules.confirmation import Confirmation
from nec_cdisc.rules.dated_record import Chosen, DatedRecords
from nec_cdisc.rules.day_column import days, texts_of_days
from nec_cdisc.rules.response import Response

#: Options that belong to a confirmation, and mean nothing without one.
CONFIRMING = ("confirmation", "not_evaluable", "stable_between")


@dataclass(frozen=True, slots=True, eq=False)
class Responses:
    """The responses that count, and the distinct values (by their number) that are none."""

    sequence: AssessmentSequence
    refused: Mapping[int, Refused]

    def dated(self, found: Chosen) -> Summary:
        """Return records as what a verb says: their dates."""
        return Summary(texts_of_days(found.date), found.record, refused=self.refused)


def responses(
    response: Encoded, date: Encoded, groups: NDArray[np.int64], count: int, until: Encoded | None
) -> Responses:
    """Return the overall responses of subjects 0 to ``count`` - 1; what is no response is refused and does not count.

    Arguments:
        response: the responses, by record.
        date: their dates; one that is not known to the day cannot be placed.
        groups: the number of the subject of each record, -1 for a record that takes no part.
        count: the number of subjects.
        until: the last day of each subject that counts.

    """
    numbers, refused = response_numbers(response)
    records = DatedRecords(groups, days(date))
    ends = None if until is None else days(until)
    return Responses(assessment_sequence(records, numbers, count, until=ends), refused)


def response_numbers(response: Encoded) -> tuple[NDArray[np.int8], dict[int, Refused]]:
    """Return responses as numbers of :class:`Response`, -1 where there is none, and the values that are none."""
    table = np.full(len(response.values) + 1, Response.MISSING, np.int8)
    refused: dict[int, Refused] = {}
    for position, text in enumerate(response.values):
        try:
            table[position] = Response.of(str(text).strip())
        except ValueError as fault:
            refused[position] = Refused(NO_RESPONSE, str(fault))
    return table[response.codes], refused


def negative(arguments: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    """Return a fault for each option of these names that is a number below 0."""
    return [f"'{name}' is a number from 0" for name in names if int(arguments.get(name, 0)) < 0]


def confirmation_faults(arguments: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the options of a verb that asks for a confirmation where ``confirmed`` says so."""
    faults = negative(arguments, ("minimum_sd", *CONFIRMING))
    vain = [name for name in CONFIRMING if name in arguments and not arguments.get("confirmed", False)]
    return faults + [f"'{name}' says how a response is confirmed: it goes with 'confirmed: true'" for name in vain]


def confirmation_of(
    days_later: int, not_evaluable: int, stable_between: int, *, confirmed: bool
) -> Confirmation | None:
    """Return the rule of confirmation that options describe; nothing where none is asked."""
    return Confirmation(days_later, not_evaluable, stable_between) if confirmed else None
