"""Responses and progression of simulated subjects, whose truth another program wrote."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from nec_cdisc.rules.assessment_sequence import assessment_sequence
from nec_cdisc.rules.dated_record import DatedRecords
from nec_cdisc.rules.duration import days_lasted
from nec_cdisc.rules.first_progression import first_progression
from nec_cdisc.rules.last_adequate_assessment import last_adequate_assessment
from nec_cdisc.rules.non_target_response import non_target_response
from nec_cdisc.rules.overall_response import overall_response
from nec_cdisc.rules.response import Response
from nec_cdisc.rules.time_to_event import Censoring, time_to_event

TRUTH = Path(__file__).parents[1] / "truth" / "evinec_2014.jsonl"


@pytest.fixture(scope="module")
def treated():
    """Return the treated subjects of the demo export, as they truly were."""
    lines = map(json.loads, TRUTH.read_text("utf-8").splitlines())
    return [line for line in lines if line["kind"] == "subject" and line["treated"]]


@pytest.fixture(scope="module")
def true_sequence(treated):
    """Return the true overall responses of all of them."""
    records = [
        (number, one["date"], Response.of(one["overall"]))
        for number, subject in enumerate(treated)
        for one in subject["assessments"]
        if one["overall"]
    ]
    number, date, response = zip(*records, strict=True)
    given = DatedRecords(np.array(number), np.array(date, "datetime64[D]"), np.arange(len(date)))
    return assessment_sequence(given, np.array(response), len(treated))


def _dates(treated, name):
    return np.array([subject[name] or "NaT" for subject in treated], "datetime64[D]")


def test_responses_of_each_assessment_follow_from_its_lesions(treated):
    """Non-target and overall response are the true ones, of subjects without target lesions too."""
    seen = set()
    for subject in treated:
        baseline = subject["assessments"][0]
        kinds = {"has_target": bool(baseline["target_lesions"]), "has_non_target": bool(baseline["non_target_states"])}
        for one in subject["assessments"][1:]:
            states = one["non_target_states"]
            non_target = non_target_response(
                progression="Unequivocal progression" in states,
                complete="Not evaluable" not in states,
                gone=set(states) <= {"Absent", "Not evaluable"},
            )
            assert (non_target if states else "") == one["non_target"]
            answer = overall_response(
                one["target"] or None, one["non_target"] or None, new_lesion=one["new_lesions"] > 0, **kinds
            )
            assert answer == one["overall"], (subject["usubjid"], one["date"])
            seen.add(answer)
    assert seen >= {"PR", "SD", "PD", "NE"}


def test_the_first_progression_is_the_true_one(treated, true_sequence):
    """Date for date, and missing for whoever was never seen to progress."""
    assert (
        first_progression(true_sequence).date.astype(str).tolist()
        == _dates(treated, "progression").astype(str).tolist()
    )


def test_progression_free_survival_ends_as_it_truly_did(treated, true_sequence):
    """At progression, else at death, else at the last adequate assessment, else at the first dose; nobody is lost."""
    start, death = _dates(treated, "first_dose"), _dates(treated, "death")
    everyone = np.arange(len(treated))
    progression, adequate = first_progression(true_sequence), last_adequate_assessment(true_sequence)
    answer = time_to_event(
        start,
        [DatedRecords(everyone, progression.date), DatedRecords(everyone, death)],
        [Censoring(DatedRecords(everyone, adequate.date), 1), Censoring(DatedRecords(everyone, start), 2)],
    )
    for place, subject in enumerate(treated):
        seen = [one["date"] for one in subject["assessments"] if one["overall"] not in {"", "NE"}]
        wanted = subject["progression"] or subject["death"] or max(seen, default=subject["first_dose"])
        assert str(answer.date[place]) == wanted
    assert not answer.lost.any()
    assert set(answer.code.tolist()) == {0, 2}  # who has no event there was never assessed
    assert (days_lasted(start, answer.date) >= 1).all()
