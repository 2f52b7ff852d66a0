"""The study starts with the first consent of a treated subject."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.trial_design.ts_sstdtc_enrolled import ts_sstdtc_enrolled
from nec_cdisc.validate.running import Outcome

TREATED = table("DM", RFICDTC=["2019-01-01", "2019-02-01"], RFXSTDTC=[None, "2019-02-09"])


def test_a_start_after_the_first_treated_subject_is_found():
    """A start after the consent of the first treated subject is found; that of a screening failure does not count."""
    late = table("TS", TSPARMCD=["SSTDTC", "SENDTC"], TSVAL=["2019-02-02", "2020-01-01"])
    assert found(ts_sstdtc_enrolled, late, TREATED) == [("TS", 1)]
    assert found(ts_sstdtc_enrolled, table("TS", TSPARMCD=["SSTDTC"], TSVAL=["2019-02-01"]), TREATED) == []


def test_without_treated_subjects_it_is_skipped():
    """Where nobody was treated nothing can be said."""
    ts, dm = table("TS", TSPARMCD=["SSTDTC"], TSVAL=["2019"]), table("DM", RFICDTC=["2019"], RFXSTDTC=[None])
    assert result(ts_sstdtc_enrolled, ts, dm).outcome is Outcome.SKIPPED
