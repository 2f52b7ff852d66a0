"""What a study says of itself to those who check its datasets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Facts:
    """What checks ask of a study; each has the value of the published criteria until the study says otherwise.

    ``export_date`` is the day on which the data left the database, ``None`` where nobody told it. RECIST 1.1: at most
    ``target_lesions``, ``target_lesions_per_organ``; a lymph node counts as diseased from ``node_mm`` on; progression
    of targets is an increase of the sum by ``progression_percent`` and ``progression_mm`` above the nadir, response a
    decrease by ``response_percent`` from baseline. ``visit_days_apart`` are the days within which the assessments of
    one visit lie.
    """

    export_date: date | None = None
    target_lesions: int = 5
    target_lesions_per_organ: int = 2
    node_mm: float = 10.0
    progression_percent: float = 20.0
    progression_mm: float = 5.0
    response_percent: float = 30.0
    visit_days_apart: int = 14
