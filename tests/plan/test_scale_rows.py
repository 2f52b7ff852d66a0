"""Rows of scales as they are planned: questionnaires and columns that nobody has, and what is no column."""

from __future__ import annotations

import pytest
from tests.adam.analysed import checked
from tests.adam.questionnaires import ADQS, answered, study

from nec_cdisc.plan.step import BuildRows

ANSWERS = answered("TEST-1", 1.0, "2020-12-20", q08=2)
OWN = """\
scale,name,kind,items,low,high,needed
MOOD1,MD,symptom,EOR0121 EOR0122,1,4,2
"""


def linted(folder, mapping):
    """Check a study with this mapping."""
    return checked(study(folder, ANSWERS, mapping), folder / "sdtm")


def problems(found):
    """Return code and message of each problem that is no note."""
    return [(item.code, item.message) for item in found.problems if item.severity != "note"]


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("eortc-qlq-c30", "eortc-qlq-c3O", "ANL120", "specs/scales has no questionnaire 'eortc-qlq-c3O'"),
        ("QSTESTCD", "QSTESTDC", "MAP121", "'QSTESTDC' is neither a column of QS"),
        ("answer: QSSTRESN", "answer: QSDTC", "MAP126", "a score is made of numbers, and 'QSDTC' is iso8601"),
        ("[VISITNUM, QSDTC]", "[week, QSDTC]\n  set: {week: VISITNUM}", "MAP127", "'week' is no column of QS"),
    ],
)
def test_what_cannot_be_scored_is_told_before_any_data_are_read(tmp_path, old, new, code, words):
    """Questionnaire, item, answer and what tells questionnaires apart: each has its problem, once."""
    mapping = ADQS.replace(old, new, 1)
    if "set:" in new:
        mapping = mapping.replace("QSDTC]\n  set", "QSDTC]}\n  set").replace("VISITNUM}}", "VISITNUM}")
    found = problems(linted(tmp_path, mapping))
    assert [(item, words in message) for item, message in found] == [(code, True)]


def test_the_nearest_questionnaire_is_named(tmp_path):
    """A misspelt name is answered by the one that was meant."""
    found = linted(tmp_path, ADQS.replace("eortc-qlq-c30", "eortc_qlq_c30"))
    assert next(item.nearest for item in found.problems if item.code == "ANL120") == "eortc-qlq-c30"


def test_a_study_brings_its_own_questionnaire(tmp_path):
    """A file in the study's specs/scales is scored like the packaged one."""
    folder = study(tmp_path, ANSWERS, ADQS.replace("eortc-qlq-c30", "mood"))
    path = folder / "specs" / "scales" / "mood.csv"
    path.parent.mkdir(parents=True)
    path.write_text(OWN, "utf-8")
    found = checked(folder, folder / "sdtm")
    assert problems(found) == []
    step = next(step for step in found.plan.steps if isinstance(step, BuildRows) and step.dataset == "ADQS")
    assert list(step.blocks[0].scales.table.scales) == ["MOOD1"]
