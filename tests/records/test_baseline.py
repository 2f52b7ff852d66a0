"""Tests and the first dose."""

from tests.checks.made import table

from nec_cdisc.records.baseline import before_first_dose, same_test


def test_a_test_is_told_by_how_it_was_done():
    """Another position or subject is another test, another visit is not."""
    vs = table(
        "VS",
        USUBJID=["1", "1", "1", "2"],
        VSTESTCD=["PULSE"] * 4,
        VSPOS=["SITTING", "SUPINE", "SITTING", "SITTING"],
        VISITNUM=[1, 1, 2, 1],
    )
    groups = same_test(vs).tolist()
    assert groups[0] == groups[2]
    assert len(set(groups)) == 3


def test_the_day_of_the_dose_is_not_before_it():
    """Only a day that is certainly earlier is before the first dose."""
    dm = table("DM", USUBJID=["1"], RFXSTDTC=["2019-03-05"])
    vs = table("VS", USUBJID=["1", "1", "1", "2"], VSDTC=["2019-03-04", "2019-03-05T01:00", "2019-03", "2019-01-01"])
    assert before_first_dose(vs, dm).tolist() == [True, False, False, False]
