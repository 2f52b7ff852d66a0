"""Null flavours are those of the standard."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ts_null_flavor_known import ts_null_flavor_known


def test_an_unknown_null_flavour_is_found():
    """A text that is no null flavour is found, PINF and a blank are not."""
    ts = table("TS", TSPARMCD=["AGEMAX", "RDIND", "TITLE"], TSVALNF=["PINF", "XX", None])
    assert found(ts_null_flavor_known, ts) == [("TS", 2)]
