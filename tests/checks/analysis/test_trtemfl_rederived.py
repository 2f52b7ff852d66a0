"""TRTEMFL is derived anew."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.trtemfl_rederived import trtemfl_rederived

ADSL = table("ADSL", USUBJID=["1", "2"], TRTSDT=[20000, None], TRTEDT=[20100, None])


def adae(starts, ends, flags, *, subject="1", terms=None, **more):
    """Return ADAE of one subject, treated from day 20000 to 20100."""
    count = len(starts)
    named = {
        "AEDECOD": terms or [f"TERM {at}" for at in range(count)],
        "ASTDT": starts,
        "AENDT": ends,
        "TRTEMFL": flags,
    }
    return table("ADAE", USUBJID=[subject] * count, **(named | more))


def test_an_event_under_treatment_is_emergent():
    """One on the day of the first dose without the flag is found; one long after treatment is left to the window."""
    assert found(trtemfl_rederived, adae([20000, 20100, 20120], [None] * 3, [None, "Y", None]), ADSL) == [("ADAE", 1)]


def test_dates_that_contradict_each_other_are_not_judged():
    """An event that begins under treatment and ends before it is held to nothing: either of its dates is wrong."""
    assert found(trtemfl_rederived, adae([20010], [19990], [None]), ADSL) == []


def test_an_event_before_treatment_is_not():
    """One that was over, and one that went on and did not get worse, are found where they have the flag."""
    assert found(trtemfl_rederived, adae([19000, 19000, 19000], [19010, None, None], ["Y", "Y", None]), ADSL) == [
        ("ADAE", 1),
        ("ADAE", 2),
    ]


def test_an_event_that_may_have_got_worse_is_not_judged():
    """A term that began before may go on as an event without the flag; one with a grade at the start may be worse."""
    same = adae([19000, 20010], [None, None], ["Y", None], terms=["RASH", "RASH"])
    assert found(trtemfl_rederived, same, ADSL) == []
    assert found(trtemfl_rederived, adae([19000], [None], ["Y"], AEITOXGR=["1"]), ADSL) == []


def test_who_was_not_treated_has_no_such_event():
    """A flag of a subject without a first dose is found."""
    assert found(trtemfl_rederived, adae([20000], [None], ["Y"], subject="2"), ADSL) == [("ADAE", 1)]
