"""After a progression no response is better."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, rs, rs_rows

from nec_cdisc.checks.tumours.rs_after_progression import rs_after_progression


def test_a_response_after_progression_is_found():
    """SD in week 16 after PD in week 8 is found; a second PD, NE and the response of another evaluator are not."""
    rows = changed(changed(rs_rows(), 3, RSSTRESC="PD"), 7, RSSTRESC="SD")
    assert found(rs_after_progression, rs(rows)) == [("RS", 7)]
    assert found(rs_after_progression, rs(changed(rows, 7, RSSTRESC="PD"))) == []
    assert found(rs_after_progression, rs(changed(rows, 7, RSSTRESC="NE"))) == []
    assert found(rs_after_progression, rs(changed(rows, 7, RSEVAL="INDEPENDENT ASSESSOR"))) == []


def test_dates_that_do_not_decide_say_nothing():
    """A response of the same month is not certainly later."""
    rows = changed(changed(rs_rows(), 3, RSSTRESC="PD", RSDTC="2020-05"), 7, RSSTRESC="SD")
    assert found(rs_after_progression, rs(rows)) == []
