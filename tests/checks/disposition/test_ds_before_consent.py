"""Nothing is decided before the consent."""

from tests.checks.made import found, table

from nec_cdisc.checks.disposition.ds_before_consent import ds_before_consent


def test_a_milestone_before_consent_is_found():
    """The event of the day before is found, that day is not, nor a consent, which DM is compared with elsewhere."""
    ds = table(
        "DS",
        USUBJID=["1"] * 3,
        DSDECOD=["RANDOMIZED", "RANDOMIZED", "INFORMED CONSENT OBTAINED"],
        DSSTDTC=["2019-03-04", "2019-03-05", "2019-03-04"],
    )
    assert found(ds_before_consent, ds, table("DM", USUBJID=["1"], RFICDTC=["2019-03-05"])) == [("DS", 1)]
