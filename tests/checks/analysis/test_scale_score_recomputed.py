"""Scores are those of the answers."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.scale_score_recomputed import scale_score_recomputed
from nec_cdisc.validate.running import Outcome

QS = table(
    "QS",
    USUBJID=["1", "1", "1", "2", "2", "3", "3"],
    VISIT=["BASE"] * 7,
    QSTESTCD=["EOR0106", "EOR0107", "EOR0108", "EOR0106", "EOR0106", "EOR0106", "EOR0107"],
    QSSTRESN=[1, 2, 4, 1, 1, 9, 1],
)


def scored(*scores):
    """Return a role functioning score of three subjects."""
    return table("ADQS", USUBJID=["1", "2", "3"], PARAMCD=["RF2"] * 3, AVISIT=["BASE"] * 3, AVAL=scores)


def test_a_score_turned_round_is_found():
    """The score of the opposite direction is found, and the right one is not."""
    assert found(scale_score_recomputed, scored(16.6666666667, None, None), QS) == [("ADQS", 1)]
    assert found(scale_score_recomputed, scored(83.3333333333, None, None), QS) == []


def test_answers_that_cannot_be_scored_judge_nothing():
    """A form that stands twice and an answer that its item has not are not scored anew."""
    assert found(scale_score_recomputed, scored(83.3333333333, 12, 12), QS) == []


def test_other_questionnaires_are_skipped():
    """Without a scale of specs/scales the check is skipped."""
    adqs = table("ADQS", USUBJID=["1"], PARAMCD=["X"], AVISIT=["BASE"], AVAL=[1])
    assert result(scale_score_recomputed, adqs, QS).outcome is Outcome.SKIPPED


def test_visits_of_other_names_are_skipped():
    """Where no visit of the analysis is one of QS, no score has been computed anew."""
    adqs = table("ADQS", USUBJID=["1"], PARAMCD=["RF2"], AVISIT=["Baseline"], AVAL=[1])
    assert result(scale_score_recomputed, adqs, QS).outcome is Outcome.SKIPPED
