"""What threatens life is of grade 4."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_life_threatening_grade import ae_life_threatening_grade


def test_a_low_grade_of_a_threat_to_life_is_found():
    """Grade 3 is found, grades 4 and 5 and none are not."""
    ae = table("AE", AESLIFE=["Y", "Y", "Y", "Y", "N"], AETOXGR=["3", "4", "5", None, "1"])
    assert found(ae_life_threatening_grade, ae) == [("AE", 1)]
