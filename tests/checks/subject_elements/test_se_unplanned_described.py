"""An unplanned element says what it was."""

from tests.checks.made import found, table

from nec_cdisc.checks.subject_elements.se_unplanned_described import se_unplanned_described


def test_an_unplanned_element_without_description_is_found():
    """UNPLAN without description and a description of a planned element are found."""
    se = table("SE", ETCD=["UNPLAN", "UNPLAN", "SCRN", "SCRN"], SEUPDES=["Wrong kit", None, "Why", None])
    assert found(se_unplanned_described, se) == [("SE", 2), ("SE", 3)]
