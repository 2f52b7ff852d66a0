"""A toxicity grade of 5 is a death."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_grade_5_fatal import ae_grade_5_fatal


def test_grade_and_death_that_differ_are_found():
    """Grade 5 with another outcome, and a fatal one of another grade, are found; a fatal one without grade is not."""
    ae = table("AE", AETOXGR=["5", "4", "5", None], AEOUT=["FATAL", "FATAL", "RECOVERED/RESOLVED", "FATAL"])
    assert found(ae_grade_5_fatal, ae) == [("AE", 3), ("AE", 2)]
