"""The kind of event that a laboratory term names."""

import pytest

from nec_cdisc.records.event_kinds import kind_of
from nec_cdisc.standard.loading import load


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        ("Anemia", "ANAEMIA"),
        ("Anemia", "Haemoglobin low"),
        ("Platelet count decreased", "Thrombocytopenia"),
        ("Neutrophil count decreased", "Neutropenia"),
        ("White blood cell decreased", "White blood cell count decreased"),
        ("White blood cell decreased", "Leucopenia"),
        ("Alanine aminotransferase increased", "ALT elevated"),
        ("Creatinine increased", "Blood creatinine increased"),
        ("GGT increased", "Gamma-glutamyltransferase increased"),
        ("Hyperglycemia (Fasting)", "High blood glucose"),
        ("Hypokalemia", "Hypokalaemia"),
        ("Hypokalemia", "Low potassium"),
        ("INR increased", "International normalised ratio increased"),
    ],
)
def test_terms_that_say_the_same_are_one_kind(criteria, said):
    """Spelling, order, plain words and the words of a site lead to the term of the criteria."""
    assert kind_of(criteria) == kind_of(said)


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        ("Neutrophil count decreased", "Febrile neutropenia"),
        ("Anemia", "Anemia and thrombocytopenia"),
        ("Anemia", "Iron deficiency anaemia"),
        ("Hyperkalemia", "Hypokalaemia"),
        ("Lymphocyte count decreased", "Lymphocyte count increased"),
        ("Alkalosis", ""),
    ],
)
def test_terms_that_say_more_or_something_else_are_another_kind(criteria, said):
    """A term of several findings, of the other direction, or with more to it is not the term of the criteria."""
    assert kind_of(criteria) != kind_of(said)


def test_no_two_terms_of_the_criteria_are_one_kind():
    """Terms are told apart, but for those that a bracket tells apart alone."""
    (table,) = load().standard.grades.versions.values()
    plain = {name.partition(" (")[0] for name in table.terms}
    assert len({kind_of(name) for name in table.terms}) == len(plain)
