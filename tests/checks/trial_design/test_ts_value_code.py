"""Codes of the trial summary are those of their values."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ts_value_code import ts_value_code


def test_the_code_of_another_term_is_found():
    """A wrong code is found, the right one and one of another terminology are not."""
    ts = table(
        "TS",
        TSPARMCD=["RANDOM", "RANDOM", "TRT"],
        TSVAL=["N", "N", "EVEROLIMUS"],
        TSVALCD=["C49487", "C12345", "9HW64Q8G6G"],
        TSVCDREF=["CDISC CT", "CDISC", "UNII"],
    )
    assert found(ts_value_code, ts) == [("TS", 2)]


def test_a_code_without_terminology_is_found():
    """A code says nothing without the terminology that it is of."""
    names = {"TSPARMCD": ["TRT", "PCLAS"], "TSVAL": ["A", "B"], "TSVALCD": ["X", None]}
    assert found(ts_value_code, table("TS", **names, TSVCDREF=[None, None])) == [("TS", 1)]
