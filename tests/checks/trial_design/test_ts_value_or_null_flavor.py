"""A trial summary parameter has a value or says why not."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ts_value_or_null_flavor import ts_value_or_null_flavor


def test_neither_and_both_are_found():
    """A parameter with neither, and one with both, are found; one of the two is right."""
    ts = table("TS", TSPARMCD=["A", "B", "C", "D"], TSVAL=["x", None, None, "x"], TSVALNF=[None, "UNK", None, "NA"])
    assert found(ts_value_or_null_flavor, ts) == [("TS", 3), ("TS", 4)]
