"""An element of a subject is one of its arm."""

from tests.checks.made import found, table

from nec_cdisc.checks.subject_elements.se_in_ta import se_in_ta

TA = table("TA", ARMCD=["A", "A", "B"], ETCD=["SCRN", "TA", "TB"], EPOCH=["SCREENING", "TREATMENT", "TREATMENT"])
DM = table("DM", USUBJID=["1", "2"], ARMCD=["A", None])


def test_an_element_of_another_arm_is_found():
    """An element of another arm, and one in another epoch, are found, and nothing else."""
    se = table(
        "SE",
        USUBJID=["1", "1", "1", "1", "2"],
        ETCD=["SCRN", "TB", "TA", "UNPLAN", "SCRN"],
        EPOCH=["SCREENING", "TREATMENT", "SCREENING", "TREATMENT", "SCREENING"],
    )
    assert found(se_in_ta, se, DM, TA) == [("SE", 2), ("SE", 3)]
