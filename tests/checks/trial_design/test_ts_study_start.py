"""The trial summary says when the study started."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ts_study_start import ts_study_start


def test_a_study_without_start_is_found():
    """No TS, no SSTDTC and a partial one are found, a complete date is not."""
    vs = table("VS", USUBJID=["1"])
    assert found(ts_study_start, vs) == [("TS", None)]
    for value, expected in (("2015-08-01", []), ("2015-08", [("TS", 1)]), (None, [("TS", 1)])):
        ts = table("TS", STUDYID=["S"], TSPARMCD=["SSTDTC"], TSVAL=[value])
        assert found(ts_study_start, vs, ts) == expected
    assert found(ts_study_start, vs, table("TS", STUDYID=["S"], TSPARMCD=["TITLE"], TSVAL=["X"])) == [("TS", None)]
