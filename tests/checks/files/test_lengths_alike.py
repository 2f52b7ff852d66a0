"""Lengths are those of the longest values."""

from tests.checks.made import found, table, transport

from nec_cdisc.checks.files.lengths_alike import lengths_alike

DM, AE = table("DM", USUBJID=["1"]), table("AE", USUBJID=["12"])


def test_lengths_of_the_longest_value_are_right():
    """Lengths found over all datasets together are no finding, of supplemental qualifiers over each alone."""
    supp = table("SUPPAE", QVAL=["abc"])
    assert found(lengths_alike, whole=transport(DM, AE, supp)) == []


def test_other_lengths_are_found():
    """A length beyond the longest value is found in each dataset that has it."""
    assert sorted(found(lengths_alike, whole=transport(DM, AE, USUBJID=20))) == [("AE", None), ("DM", None)]


def test_a_dataset_without_records_has_no_longest_value():
    """Where there is no record nobody can say which length is right; another rule finds the empty dataset."""
    assert found(lengths_alike, whole=transport(table("AE", AETERM=[]), AETERM=20)) == []
