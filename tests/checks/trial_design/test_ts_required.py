"""The trial summary has all that is asked of it."""

from tests.checks.made import result, table

from nec_cdisc.checks.trial_design.ts_required import ts_required


def test_missing_parameters_are_found_by_name():
    """Each required parameter that is absent is found, those that are there and permissible ones are not."""
    ts = table("TS", TSPARMCD=["TITLE", "SSTDTC"], TSVAL=["A study", "2019-01-01"])
    messages = [each.message for each in result(ts_required, ts).found]
    assert "there is no SPONSOR" in messages
    assert "there is no TITLE" not in messages
    assert "there is no SSTDTC" not in messages


def test_a_value_that_is_no_text_is_none():
    """An infinite number in the place of a value says nothing and breaks nothing."""
    ts = table("TS", TSPARMCD=["TITLE"], TSVAL=[float("inf")])
    assert "there is no SPONSOR" in [each.message for each in result(ts_required, ts).found]
