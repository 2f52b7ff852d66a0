"""Who stopped by progression has one."""

from tests.checks.made import found, table

from nec_cdisc.checks.disposition.ds_progression_without_rs import ds_progression_without_rs


def test_a_progression_that_rs_has_not_is_found():
    """The stop by progression without PD is found, not one with it."""
    ds = table(
        "DS",
        USUBJID=["1", "2"],
        DSCAT=["DISPOSITION EVENT"] * 2,
        DSSCAT=["STUDY TREATMENT"] * 2,
        DSDECOD=["PROGRESSIVE DISEASE"] * 2,
    )
    assert found(ds_progression_without_rs, ds, table("RS", USUBJID=["1", "2"], RSSTRESC=["PD", "SD"])) == [("DS", 2)]
