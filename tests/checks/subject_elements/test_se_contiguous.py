"""Elements follow each other without gap."""

from tests.checks.made import found, table

from nec_cdisc.checks.subject_elements.se_contiguous import se_contiguous


def test_gaps_overlaps_and_open_elements_are_found():
    """A gap, an overlap and an element left open before another are found, the next day of the end is a gap too."""
    se = table(
        "SE",
        USUBJID=["1", "1", "1", "2", "2"],
        SESTDTC=["2019-01-01", "2019-01-10", "2019-01-21", "2019-01-01", "2019-01-10"],
        SEENDTC=["2019-01-10", "2019-01-20", "2019-01-30", None, None],
    )
    assert found(se_contiguous, se) == [("SE", 3), ("SE", 4)]
