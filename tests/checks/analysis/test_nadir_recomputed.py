"""NADIR is the smallest sum before."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.nadir_recomputed import nadir_recomputed


def adtr(nadir, values=(70, 42, 57, 50), **more):
    """Return ADTR of one subject: four sums."""
    named = {"USUBJID": ["1"] * 4, "PARAMCD": ["SUMDIAM"] * 4, "ADT": [20000, 20050, 20100, 20150]}
    return table("ADTR", AVAL=list(values), NADIR=nadir, **(named | more))


def test_another_nadir_is_found():
    """After 70 and 42 the nadir is 42, also when 57 came between; 57 is found."""
    assert found(nadir_recomputed, adtr([None, 70, 42, 42])) == []
    assert found(nadir_recomputed, adtr([None, 70, 42, 57])) == [("ADTR", 4)]


def test_what_is_not_analysed_is_no_nadir():
    """A sum that is not flagged for analysis, and one that is missing, are passed over."""
    assert found(nadir_recomputed, adtr([None, 70, 70, 57], ANL01FL=["Y", None, "Y", "Y"])) == []
    assert found(nadir_recomputed, adtr([None, 70, 70, 57], values=(70, None, 57, 50))) == []


def test_changes_are_from_the_nadir():
    """57 against 42 is 15 mm and 35.7 % more."""
    right = {"CHGNAD": [None, -28, 15, 8], "PCHGNAD": [None, -40, 35.714, 19.05]}
    assert found(nadir_recomputed, adtr([None, 70, 42, 42], **right)) == []
    assert found(nadir_recomputed, adtr([None, 70, 42, 42], CHGNAD=[None, -28, 14, 8])) == [("ADTR", 3)]
    assert found(nadir_recomputed, adtr([None, 70, 42, 42], PCHGNAD=[None, -40, 36.5, 19.05])) == [("ADTR", 3)]


def test_subjects_are_not_mixed():
    """The smallest sum of one subject is no nadir of another, whatever their order."""
    named = {"USUBJID": ["2", "1", "2", "1"], "PARAMCD": ["SUMDIAM"] * 4, "ADT": [20000, 20000, 20050, 20050]}
    assert found(nadir_recomputed, table("ADTR", AVAL=[10, 90, 12, 80], NADIR=[None, None, 10, 90], **named)) == []
