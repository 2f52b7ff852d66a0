"""A test with results before exposure has its last one flagged."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.lobxfl_missing import lobxfl_missing

DM = table("DM", USUBJID=["1", "2"], RFXSTDTC=["2019-03-05", None])


def test_a_test_without_flag_is_found_at_its_last_result():
    """The last result of the test without flag is found, not a test with one, after the dose only, or undosed."""
    lb = table(
        "LB",
        USUBJID=["1"] * 4 + ["2"],
        LBTESTCD=["A", "A", "B", "C", "A"],
        LBORRES=["1"] * 5,
        LBDTC=["2019-03-01", "2019-03-02", "2019-03-01", "2019-03-06", "2019-03-01"],
        LBLOBXFL=[None, None, "Y", None, None],
    )
    assert found(lobxfl_missing, lb, DM) == [("LB", 2)]
