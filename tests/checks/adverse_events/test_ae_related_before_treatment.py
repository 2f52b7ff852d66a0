"""What began before treatment is not related to it."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_related_before_treatment import ae_related_before_treatment

DM = table("DM", USUBJID=["1"], RFXSTDTC=["2019-03-05"])


def test_a_related_event_before_the_first_dose_is_found():
    """The related event of the day before is found, not one of that day or month, nor one that is not related."""
    ae = table(
        "AE",
        USUBJID=["1"] * 4,
        AEREL=["RELATED", "RELATED", "RELATED", "NOT RELATED"],
        AESTDTC=["2019-03-04", "2019-03-05", "2019-03", "2019-03-04"],
    )
    assert found(ae_related_before_treatment, ae, DM) == [("AE", 1)]
