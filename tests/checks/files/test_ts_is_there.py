"""TS is there."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.files.ts_is_there import ts_is_there
from nec_cdisc.validate.running import Outcome


def test_sdtm_without_ts_is_found():
    """Datasets of SDTM without TS are found; with it they are not."""
    assert found(ts_is_there, table("DM", USUBJID=["1"])) == [("TS", None)]
    assert found(ts_is_there, table("DM", USUBJID=["1"]), table("TS", STUDYID=["S"])) == []


def test_analysis_alone_needs_no_ts():
    """A package of analysis datasets alone skips the check."""
    assert result(ts_is_there, table("ADSL", USUBJID=["1"])).outcome is Outcome.SKIPPED
