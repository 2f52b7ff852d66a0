"""The catalogue of seeded defects on the clean demo package, family by family."""

from __future__ import annotations

from tests.mutants.analysis_events import ANALYSIS_EVENTS
from tests.mutants.analysis_records import ANALYSIS_RECORDS
from tests.mutants.analysis_subjects import ANALYSIS_SUBJECTS
from tests.mutants.dates import DATES
from tests.mutants.deaths import DEATHS
from tests.mutants.defect import Defect
from tests.mutants.events import EVENTS
from tests.mutants.exposure import EXPOSURE
from tests.mutants.files import FILES
from tests.mutants.keys import KEYS
from tests.mutants.laboratory import LABORATORY
from tests.mutants.lesions import LESIONS
from tests.mutants.questionnaires import QUESTIONNAIRES
from tests.mutants.related import RELATED
from tests.mutants.responses import RESPONSES
from tests.mutants.structure import STRUCTURE
from tests.mutants.terminology import TERMINOLOGY
from tests.mutants.trial_design import TRIAL_DESIGN
from tests.mutants.visits import VISITS

FAMILIES = (
    STRUCTURE,
    FILES,
    TERMINOLOGY,
    DATES,
    KEYS,
    EVENTS,
    DEATHS,
    EXPOSURE,
    LABORATORY,
    LESIONS,
    RESPONSES,
    QUESTIONNAIRES,
    RELATED,
    TRIAL_DESIGN,
    VISITS,
    ANALYSIS_SUBJECTS,
    ANALYSIS_RECORDS,
    ANALYSIS_EVENTS,
)
DEFECTS: tuple[Defect, ...] = tuple(defect for family in FAMILIES for defect in family.defects)
