"""What checks ask of a study."""

from nec_cdisc.records.facts import Facts


def test_criteria_are_those_that_were_published():
    """Where the study says nothing, the numbers are those of RECIST 1.1, and no date is known."""
    facts = Facts()
    assert (facts.target_lesions, facts.target_lesions_per_organ, facts.node_mm) == (5, 2, 10)
    assert (facts.progression_percent, facts.progression_mm, facts.response_percent) == (20, 5, 30)
    assert facts.export_date is None
