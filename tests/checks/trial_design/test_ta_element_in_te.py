"""An element of an arm is one of the trial."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ta_element_in_te import ta_element_in_te


def test_an_element_that_te_has_not_is_found():
    """Another code and another name are found in TA, and an element that no arm has in TE."""
    te = table("TE", ETCD=["SCRN", "TRT", "OLD"], ELEMENT=["Screening", "Treatment", "Old"])
    ta = table("TA", ETCD=["SCRN", "TRT", "FUP"], ELEMENT=["Screening", "treatment", "Follow-up"])
    assert found(ta_element_in_te, ta, te) == [("TA", 3), ("TA", 2), ("TE", 3)]
