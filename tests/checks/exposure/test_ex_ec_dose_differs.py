"""The dose in EX is the one that was collected."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.ex_ec_dose_differs import ex_ec_dose_differs


def test_another_dose_than_the_collected_one_is_found():
    """Another amount on the same start is found, the same one is not, nor another unit or start."""
    ex = table(
        "EX",
        USUBJID=["1", "1", "2", "2"],
        EXSTDTC=["2019-01-01", "2019-02-01", "2019-01-01", "2019-03-01"],
        EXDOSE=[10, 10, 10, 10],
        EXDOSU=["mg"] * 4,
    )
    ec = table(
        "EC",
        USUBJID=["1", "1", "2", "2"],
        ECSTDTC=["2019-01-01", "2019-02-01", "2019-01-01", "2019-04-01"],
        ECDOSE=[10, 5, 2, 5],
        ECDOSU=["mg", "mg", "TABLET", "mg"],
    )
    assert found(ex_ec_dose_differs, ex, ec) == [("EX", 2)]


def test_another_treatment_of_the_same_day_is_not_compared():
    """A background treatment that EC does not have is none of its doses; a blinded EC names no treatment of EX."""
    start = {"USUBJID": ["1", "1"], "EXSTDTC": ["2019-01-01"] * 2, "EXDOSU": ["mg"] * 2}
    ex = table("EX", EXTRT=["EVEROLIMUS", "OCTREOTIDE"], EXDOSE=[5, 30], **start)
    collected = {"USUBJID": ["1"], "ECSTDTC": ["2019-01-01"], "ECDOSE": [10], "ECDOSU": ["mg"]}
    assert found(ex_ec_dose_differs, ex, table("EC", ECTRT=["EVEROLIMUS"], **collected)) == [("EX", 1)]
    assert found(ex_ec_dose_differs, ex, table("EC", ECTRT=["STUDY DRUG"], **collected)) == [("EX", 1), ("EX", 2)]
