"""What the trial summary says."""

from tests.checks.made import table

from nec_cdisc.records.summary import summary_values


def test_the_values_of_a_parameter_are_given_in_order():
    """All values of the parameter are given, without missing ones and blanks around them."""
    ts = table("TS", TSPARMCD=["TTYPE", "DOSE", "TTYPE", "TTYPE"], TSVAL=["SAFETY ", "10", "EFFICACY", None])
    assert summary_values(ts, "TTYPE") == ["SAFETY", "EFFICACY"]
    assert summary_values(ts, "NONE") == []
