"""No record stands twice but for its sequence number."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.record_repeated import record_repeated


def test_the_second_of_two_equal_records_is_found():
    """A copy with another sequence number is found, and neither its original nor one that differs in one value."""
    cm = table("CM", USUBJID=["1"] * 4, CMSEQ=[1, 2, 3, 4], CMTRT=["A", "A", "A", "B"], CMDOSE=[1, 1, 2, 1])
    assert found(record_repeated, cm) == [("CM", 2)]


def test_the_same_record_of_another_subject_is_none():
    """Two subjects may have equal records."""
    assert found(record_repeated, table("CM", USUBJID=["1", "2"], CMSEQ=[1, 1], CMTRT=["A", "A"])) == []
