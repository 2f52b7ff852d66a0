"""What has no end goes on."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.end_missing import end_missing


def test_an_open_end_is_found_where_others_say_that_they_go_on():
    """The event without end or relation is found, one that goes on is not."""
    days = {"AESTDTC": ["2019-01-01"] * 3, "AEENDTC": ["2019-01-02", None, None]}
    ae = table("AE", USUBJID=["1"] * 3, **days, AEENRTPT=[None, "ONGOING", None])
    assert found(end_missing, ae) == [("AE", 3)]


def test_a_dose_without_end_is_found_where_nearly_all_have_one():
    """One of twelve doses is found; where most have no end, each is a single dose, and a missed dose has none."""
    ends = ["2019-01-02"] * 11 + [None]
    ex = table("EX", USUBJID=["1"] * 12, EXSTDTC=["2019-01-01"] * 12, EXENDTC=ends)
    assert found(end_missing, ex) == [("EX", 12)]
    single = table("EX", USUBJID=["1"] * 3, EXSTDTC=["2019-01-01"] * 3, EXENDTC=["2019-01-02", None, None])
    assert found(end_missing, single) == []
    missed = table("EC", USUBJID=["1"] * 12, ECSTDTC=["2019"] * 12, ECENDTC=ends, ECOCCUR=["Y"] * 11 + ["N"])
    assert found(end_missing, missed) == []


def test_a_dose_of_who_is_still_treated_goes_on():
    """Of two doses without an end that of the subject whose treatment or participation has ended is found."""
    ends = ["2019-01-02"] * 18 + [None, None]
    ex = table("EX", USUBJID=["1"] * 18 + ["2", "3"], EXSTDTC=["2019-01-01"] * 20, EXENDTC=ends)
    dm = table("DM", USUBJID=["1", "2", "3"], RFPENDTC=["2019-02-01", None, "2019-02-01"])
    assert found(end_missing, ex, dm, table("DS", USUBJID=["1"], DSDECOD=["COMPLETED"], EPOCH=["TREATMENT"])) == [
        ("EX", 20)
    ]
    stopped = {"DSDECOD": ["PROGRESSIVE DISEASE"], "EPOCH": ["TREATMENT"], "DSSCAT": ["STUDY TREATMENT"]}
    assert found(end_missing, ex, dm, table("DS", USUBJID=["2"], **stopped)) == [("EX", 19), ("EX", 20)]


def test_medical_history_is_not_asked():
    """A condition of the medical history may have no end."""
    days = {"MHSTDTC": ["2019"] * 2, "MHENDTC": [None, None]}
    assert found(end_missing, table("MH", USUBJID=["1", "2"], **days, MHENRTPT=["ONGOING", None])) == []
