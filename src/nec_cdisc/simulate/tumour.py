"""Tumour assessments: what the scans show, from the latent course, and the responses that follow from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from nec_cdisc.simulate.course import Course, burden
from nec_cdisc.simulate.draws import Draws
from nec_cdisc.simulate.lesions import NEW_PLACES, Lesion, non_target_lesions, target_lesions
from nec_cdisc.simulate.person import STUDY_CLOSED, Person
from nec_cdisc.simulate.recist import Reading, non_target_response, overall_response, sum_of, target_response

INTERVAL_DAYS = 56
SMALLEST_MEASURED = 5
"""Millimetres below which a lesion is recorded as too small to measure, with this size (RECIST 1.1, section 4.3.1)."""
GONE_BELOW = 1.5
NORMAL_NODE = 6.0
"""Size in mm to which a shrinking node returns."""


@dataclass
class Assessment:
    """One tumour assessment, 0 being baseline: what was read and what it means (blank: no such lesion)."""

    number: int
    day: date
    states: list[str]
    sizes: list[int | None]
    non_target_states: list[str]
    new: list[tuple[str, str]] = field(default_factory=list)
    total: int | None = None
    target: str = ""
    non_target: str = ""
    overall: str = ""

    @property
    def visit(self) -> str:
        """Visit as the EDC names it."""
        return f"Tumour assessment {self.number}" if self.number else "Screening"


@dataclass
class Tumour:
    """Lesions of a subject and their assessments in order, baseline first."""

    targets: tuple[Lesion, ...]
    non_targets: tuple[Lesion, ...]
    method: str
    assessments: list[Assessment]

    @property
    def progression(self) -> date | None:
        """Date of the assessment that shows progression, if one does."""
        return next((item.day for item in self.assessments if item.overall == "PD"), None)


def read_lesion(lesion: Lesion, size: float) -> tuple[str, int]:
    """State and size in mm as the reader records them for a true size in mm."""
    if lesion.node:
        return "Present", max(round(size), 1)
    if size < GONE_BELOW:
        return "Absent", 0
    if size < SMALLEST_MEASURED:
        return "Too small to measure", SMALLEST_MEASURED
    return "Present", round(size)


def measure(lesion: Lesion, relative: float, draws: Draws) -> tuple[str, int | None]:
    """State and size of a lesion when the burden is `relative` to baseline, with reading error."""
    error = 1.0 + draws.level(-0.02, 0.02)
    if draws.chance(0.012):
        return "Not evaluable", None
    if lesion.node and relative < 1.0:
        return read_lesion(lesion, (NORMAL_NODE + (lesion.size - NORMAL_NODE) * relative) * error)
    return read_lesion(lesion, lesion.size * relative * error)


def non_target_states(tumour: Tumour, course: Course, days: int, relative: float, draws: Draws) -> list[str]:
    """State of each non-target lesion at a scan."""
    if course.route == "non-target" and days >= course.progression:
        return ["Unequivocal progression"] + ["Present"] * (len(tumour.non_targets) - 1)
    if relative < 0.05:  # noqa: PLR2004 - next to nothing of the tumour is left
        return ["Absent"] * len(tumour.non_targets)
    return ["Not evaluable" if draws.chance(0.01) else "Present" for _ in tumour.non_targets]


def scan(tumour: Tumour, course: Course, number: int, day: date, days: int, draws: Draws) -> Assessment:
    """Read all lesions `days` after first dose and derive the responses."""
    relative = burden(days, course.shrink, course.grow)
    readings = [measure(lesion, relative, draws) for lesion in tumour.targets]
    item = Assessment(
        number,
        day,
        [state for state, _ in readings],
        [size for _, size in readings],
        non_target_states(tumour, course, days, relative, draws),
    )
    if course.route == "new" and days >= course.progression:
        organs = [draws.one_of(list(NEW_PLACES)) for _ in range(draws.between(1, 2))]
        item.new = [(organ, NEW_PLACES[organ][0]) for organ in dict.fromkeys(organs)]
    respond(tumour, item)
    return item


def respond(tumour: Tumour, item: Assessment) -> None:
    """Fill in sum and responses of an assessment from its readings and the assessments before it."""
    if tumour.targets:
        read = [Reading(lesion.node, size) for lesion, size in zip(tumour.targets, item.sizes, strict=True)]
        item.total = None if None in item.sizes else sum_of(read)
        before = [past.total for past in tumour.assessments if past.total is not None]
        item.target = target_response(read, baseline=before[0], nadir=min(before))
    if tumour.non_targets:
        item.non_target = non_target_response(item.non_target_states)
    item.overall = overall_response(item.target, item.non_target, new=bool(item.new))


def make_tumour(person: Person, course: Course, first_dose: date, imaging_ends: date) -> Tumour:
    """Assessments from baseline to progression or the end of imaging, whichever comes first."""
    draws = person.draws("scans")
    targets = target_lesions(person, course)
    method = targets[0].method if targets else "CT with contrast"
    tumour = Tumour(targets, non_target_lesions(person, course, method), method, [])
    baseline = Assessment(
        0, person.baseline_scan, ["Present"] * len(targets), [], ["Present"] * len(tumour.non_targets)
    )
    baseline.sizes = [lesion.size for lesion in targets]
    baseline.total = sum(lesion.size for lesion in targets) if targets else None
    tumour.assessments.append(baseline)
    number = 0
    while tumour.progression is None:
        number += 1
        days = INTERVAL_DAYS * number + draws.between(-6, 6)
        day = first_dose + timedelta(days=days)
        if day >= min(imaging_ends, STUDY_CLOSED):
            break
        tumour.assessments.append(scan(tumour, course, number, day, days, draws))
    return tumour
