"""ASEQ numbers the records of a subject."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.aseq_unique import aseq_unique


def test_a_number_that_stands_twice_is_found():
    """The second record is found, and one without a number; other subjects have the same numbers."""
    assert found(aseq_unique, table("ADLB", USUBJID=["1", "1", "2", "1"], ASEQ=[1, 1, 1, None])) == [
        ("ADLB", 2),
        ("ADLB", 4),
    ]
