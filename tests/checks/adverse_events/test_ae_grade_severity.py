"""Grade and severity agree."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_grade_severity import ae_grade_severity


def test_a_severity_that_does_not_fit_is_found():
    """A mild event of grade 3 is found, fitting pairs and one of the two alone are not."""
    ae = table("AE", AETOXGR=["3", "1", "4", None, "2"], AESEV=["MILD", "MILD", "SEVERE", "MILD", None])
    assert found(ae_grade_severity, ae) == [("AE", 1)]
