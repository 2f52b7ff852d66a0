"""A toxicity grade is one of the scale."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_grade_of_ctcae import ae_grade_of_ctcae


def test_a_grade_that_the_scale_does_not_have_is_found():
    """Grades of 7, 0, 2.5 and a word are found; 1, 5 and a blank are not."""
    ae = table("AE", AETOXGR=["1", "7", "5", None, "0", "2.5", "MILD"])
    assert found(ae_grade_of_ctcae, ae) == [("AE", 2), ("AE", 5), ("AE", 6), ("AE", 7)]
