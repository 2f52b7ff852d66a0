"""The rows of the RECIST audit: what was measured, what was reported and what follows from it.

Plain rows for whoever shows them; nothing here knows of pages or files.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class LesionRead:
    """A lesion as read at one assessment.

    ``kind`` is TARGET, NON-TARGET or NEW; ``location`` that of TU. ``size`` is the size in mm that counts (of a lymph
    node, ``node``, its short axis), ``test`` what was measured, ``state`` what was said of it. ``counts`` says whether
    the size is part of the sum: the lesion was read at baseline. ``record`` is the number of the record of TR (of TU
    where TR does not tell of the lesion), from 1.
    """

    lesion: str
    kind: str
    location: str | None
    node: bool
    size: Decimal | None
    test: str | None
    state: str | None
    counts: bool
    record: int


@dataclass(frozen=True, slots=True)
class ResponseAudit:
    """A response as reported and as derived by RECIST 1.1.

    ``reported`` and ``derived`` are missing where nobody said it and where nothing follows for certain; ``agrees`` is
    ``None`` where one of them is missing. ``analysed`` is the response in ADRS that has this record as its source.
    """

    reported: str | None
    derived: str | None
    analysed: str | None = None

    @property
    def agrees(self) -> bool | None:
        """Whether the reported response is the derived one."""
        return None if self.reported is None or self.derived is None else self.reported == self.derived


@dataclass(frozen=True, slots=True)
class AssessmentAudit:
    """One assessment of a subject by one evaluator.

    ``date`` is the first date of a scan, ``last_date`` the last one; ``response_date`` that of the overall response.
    ``day`` is the study day of the first scan. Sums are in mm: ``total`` of the target lesions that have a size,
    ``complete`` where these are all of the baseline, ``reported_total`` the sum in TR, ``analysed_total`` that in ADTR.
    ``from_baseline`` and ``from_nadir`` are changes in percent, ``growth`` the change from the nadir in mm; ``nadir``
    is the smallest complete sum before. ``new_lesion`` says whether a new lesion was seen beyond doubt, now or before.
    """

    visit: str | None
    visit_number: str | None
    date: str | None
    last_date: str | None
    response_date: str | None
    day: int | None
    baseline: bool
    lesions: tuple[LesionRead, ...]
    total: Decimal | None
    complete: bool
    reported_total: Decimal | None
    analysed_total: Decimal | None
    nadir: Decimal | None
    from_baseline: Decimal | None
    from_nadir: Decimal | None
    growth: Decimal | None
    new_lesion: bool
    target: ResponseAudit
    non_target: ResponseAudit
    overall: ResponseAudit

    @property
    def agrees(self) -> bool:
        """Whether nothing that can be compared differs: sums and the three responses."""
        same = self.reported_total is None or not self.complete or self.reported_total == self.total
        return same and False not in {self.target.agrees, self.non_target.agrees, self.overall.agrees}


@dataclass(frozen=True, slots=True)
class SubjectAudit:
    """The assessments of a subject by one evaluator, in order.

    ``evaluator`` and ``evaluator_id`` are those of TR (TREVAL, TREVALID), ``accepted`` whether TRACPTFL accepts them.
    ``first_dose`` and ``death`` are dates of DM. ``best_reported`` is the best overall response that RS or ADRS tells.
    """

    subject: str
    evaluator: str | None
    evaluator_id: str | None
    accepted: bool
    first_dose: str | None
    death: str | None
    best_reported: str | None
    assessments: tuple[AssessmentAudit, ...]

    @property
    def disagreements(self) -> int:
        """How many assessments have a sum or a response that is not the derived one."""
        return sum(not each.agrees for each in self.assessments)
