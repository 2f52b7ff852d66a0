"""The last exposure in DM is that of EX."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_rfxendtc_ex import dm_rfxendtc_ex

EX = table(
    "EX",
    USUBJID=["1", "1", "2", "3"],
    EXSTDTC=["2019-02-05", "2019-03-05", "2019-02-05", "2019-02-05"],
    EXENDTC=["2019-03-04", "2019-03-20", None, "2019-02-07"],
)


def test_another_last_dose_than_that_of_ex_is_found():
    """A day before or behind the last end is found, and a missing one."""
    dm = table("DM", USUBJID=["1", "3"], RFXENDTC=["2019-03-04", None])
    assert found(dm_rfxendtc_ex, dm, EX) == [("DM", 1), ("DM", 2)]


def test_the_last_dose_of_ex_fits():
    """The last end fits; where treatment has no end in EX any later day may be right."""
    dm = table("DM", USUBJID=["1", "2", "3"], RFXENDTC=["2019-03-20", "2019-09-09", "2019-02"])
    assert found(dm_rfxendtc_ex, dm, EX) == []


def test_a_treatment_that_goes_on_has_no_last_dose_yet():
    """Between two doses nothing is found; who ended treatment, left or died has a last dose."""
    ex = table("EX", USUBJID=list("1234"), EXSTDTC=["2019-02-05"] * 4, EXENDTC=["2019-03-04"] * 4)
    dm = table(
        "DM",
        USUBJID=list("1234"),
        RFXENDTC=[None] * 4,
        RFPENDTC=[None, None, "2019-05-01", None],
        DTHFL=[None, None, None, "Y"],
    )
    ds = table(
        "DS",
        USUBJID=["2"],
        DSCAT=["DISPOSITION EVENT"],
        DSSCAT=["STUDY TREATMENT"],
        DSDECOD=["PROGRESSIVE DISEASE"],
    )
    assert found(dm_rfxendtc_ex, dm, ex, ds) == [("DM", 2), ("DM", 3), ("DM", 4)]
