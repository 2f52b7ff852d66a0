"""Tumour assessments of subjects, written in one line each."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.rules.assessment_sequence import assessment_sequence
from nec_cdisc.rules.dated_record import DatedRecords
from nec_cdisc.rules.response import Response

#: The start of every subject: day 0 of the assessments.
DAY_0 = np.datetime64("2021-01-04")


class Assessed:
    """Assessments of subjects, from texts such as ``CR 30, PR 60`` (responses and days after the start)."""

    def __init__(self, *subjects: str) -> None:
        """Read one text per subject; records are numbered in the order in which they stand."""
        read = [
            (number, *one.rsplit(" ", 1))
            for number, subject in enumerate(subjects)
            for one in subject.split(", ")
            if one
        ]
        self.records = DatedRecords(
            np.array([number for number, _, _ in read], int),
            np.array([DAY_0 + int(day) for _, _, day in read], "datetime64[D]"),
            np.arange(len(read)),
        )
        self.responses = np.array([Response.of(response) for _, response, _ in read], int)
        self.start = np.full(len(subjects), DAY_0)
        self.sequence = assessment_sequence(self.records, self.responses, len(subjects))

    @staticmethod
    def days(dates):
        """Return dates as days after the start, ``None`` where missing."""
        return [None if np.isnat(date) else (date - DAY_0).astype(int).item() for date in dates]


@pytest.fixture(scope="session")
def assessed():
    """Return what makes assessments from texts."""
    return Assessed
