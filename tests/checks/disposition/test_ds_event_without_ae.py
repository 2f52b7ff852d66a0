"""Who stopped by an adverse event has one."""

from tests.checks.made import found, table

from nec_cdisc.checks.disposition.ds_event_without_ae import ds_event_without_ae


def test_a_stop_by_an_event_that_ae_has_not_is_found():
    """The stop without an event that led to it is found, not one with a withdrawal."""
    ds = table(
        "DS",
        USUBJID=["1", "2"],
        DSCAT=["DISPOSITION EVENT"] * 2,
        DSSCAT=["STUDY TREATMENT"] * 2,
        DSDECOD=["ADVERSE EVENT"] * 2,
    )
    ae = table("AE", USUBJID=["1", "2"], AEACN=["DRUG WITHDRAWN", "DOSE REDUCED"])
    assert found(ds_event_without_ae, ds, ae) == [("DS", 2)]
