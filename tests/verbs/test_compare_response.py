"""Tests of the verb ``compare_response``."""

from __future__ import annotations

from nec_cdisc.verbs.compare_response import compare_response


def test_equal_responses_agree():
    """Blanks at either end mean nothing."""
    assert compare_response("PR ", "PR", "WEEK 8", of="target lesions") == "Y"


def test_a_response_that_differs_is_asked_about_and_stays(refusal):
    """The question names lesions, assessment and both responses; the answer is no response but N."""
    words = ("target lesions", "at WEEK 8", "told as PR", "give SD")
    with refusal("ANL130", *words, answer="N"):
        compare_response("PR", "SD", "WEEK 8", of="target lesions")


def test_without_an_assessment_none_is_named(refusal):
    """A study whose assessments have no names is asked all the same."""
    with refusal("ANL130", "the response of all lesions was told as PD, and", answer="N"):
        compare_response("PD", "SD", of="all lesions")
