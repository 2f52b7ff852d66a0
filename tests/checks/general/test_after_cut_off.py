"""No date lies behind the data cut-off."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.general.after_cut_off import after_cut_off
from nec_cdisc.validate.running import Outcome

TS = table("TS", TSPARMCD=["DCUTDTC", "SENDTC"], TSVAL=["2019-06-30", "2019-01-01"])


def test_a_date_behind_the_cut_off_is_found():
    """The day after the cut-off is found, that day and its month are not."""
    vs = table("VS", STUDYID=["S"] * 3, VSDTC=["2019-07-01", "2019-06-30", "2019-06"])
    assert found(after_cut_off, vs, TS) == [("VS", 1)]


def test_without_a_cut_off_it_is_skipped():
    """A trial summary without the parameter decides nothing."""
    ts = table("TS", TSPARMCD=["SENDTC"], TSVAL=["2019-01-01"])
    assert result(after_cut_off, table("VS", STUDYID=["S"], VSDTC=["2999"]), ts).outcome is Outcome.SKIPPED
