"""A discontinuation has a reason."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.discontinuation_reason import discontinuation_reason


def test_a_status_without_its_reason_is_found():
    """DISCONTINUED without a reason is found, and a reason of who goes on; a completed subject may say COMPLETED."""
    adsl = table(
        "ADSL",
        USUBJID=["1", "2", "3", "4"],
        EOSSTT=["DISCONTINUED", "DISCONTINUED", "ONGOING", "COMPLETED"],
        DCSREAS=[None, "DEATH", "DEATH", "COMPLETED"],
    )
    assert found(discontinuation_reason, adsl) == [("ADSL", 1), ("ADSL", 3)]


def test_treatment_is_looked_at_as_well():
    """EOTSTT goes with DCTREAS."""
    assert found(discontinuation_reason, table("ADSL", USUBJID=["1"], EOTSTT=["DISCONTINUED"], DCTREAS=[None])) == [
        ("ADSL", 1)
    ]
