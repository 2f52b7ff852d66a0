"""The rule of a time-to-event parameter in words."""

from __future__ import annotations

from nec_cdisc.mapping.condition.parser import parse
from nec_cdisc.mapping.endpoint import Endpoint, EndpointSource, Missed
from nec_cdisc.plan.describe_endpoint import describe_endpoint
from nec_cdisc.problem import Place

HERE = Place("mappings/adam/adtte.yaml", 7)
PROGRESSION = EndpointSource("ADRS", "ADT", "PROGRESSION", HERE, parse("PARAMCD is PD"))
DEATH = EndpointSource("ADSL", "DTHDT", "DEATH", HERE)
ASSESSED = EndpointSource("ADRS", "ADT", "NO EVENT", HERE, parse("PARAMCD is LSTA"), 1, "LAST ASSESSMENT")
START = EndpointSource("ADSL", "TRTSDT", "NO ASSESSMENT", HERE, code=2, own_code=True)
THERAPY = EndpointSource("ADSL", "NACTDT", "NEW THERAPY", HERE, code=3)
STUDY_END = EndpointSource("ADSL", "EOSDT", "END OF STUDY", HERE, code=4, censors=True)


def endpoint(*ends: EndpointSource) -> Endpoint:
    """Return progression-free survival with these ends of follow-up."""
    return Endpoint("PFS", "PFS (days)", "TRTSDT", (PROGRESSION, DEATH), (ASSESSED, START), ends, HERE, HERE)


def test_events_and_censorings_stand_in_their_order():
    """Start, events, censorings with their codes and the rules for equal dates are all told."""
    assert list(describe_endpoint(endpoint())) == [
        "PFS: PFS (days)",
        "time starts on TRTSDT; a subject without it takes no part",
        "it ends with the earliest of these events (CNSR 0); of one date the first listed counts:",
        "  1. PROGRESSION: ADRS.ADT where PARAMCD is PD",
        "  2. DEATH: ADSL.DTHDT",
        "without an event it is censored at the latest of these; of one date the last listed counts:",
        "  1. NO EVENT: ADRS.ADT where PARAMCD is LSTA (CNSR 1, date of censoring: LAST ASSESSMENT)",
        "  2. NO ASSESSMENT: ADSL.TRTSDT (CNSR 2, also where an end of follow-up came before)",
        "no date lies before the start: an earlier one becomes the start",
    ]


def test_ends_say_where_a_subject_is_censored():
    """An end of follow-up censors on its own date, or at the last date before it."""
    told = list(describe_endpoint(endpoint(THERAPY, STUDY_END)))
    assert told[-3:-1] == [
        "  1. NEW THERAPY: ADSL.NACTDT (CNSR 3, censored at the last of the dates above until then)",
        "  2. END OF STUDY: ADSL.EOSDT (CNSR 4, censored on this date)",
    ]


def test_missed_assessments_say_how_many_days_may_pass():
    """Interval, number and tolerance are told, and which records are the assessments."""
    gap = EndpointSource("ADRS", "ADT", "MISSED", HERE, parse("AVALC is not NE"), 4, missed=Missed(2, 56, 7))
    exact = EndpointSource("ADRS", "ADT", "MISSED", HERE, code=5, missed=Missed(1, 84))
    told = list(describe_endpoint(endpoint(gap, exact)))
    last = "since the start or the last of them"
    without = "without ADRS.ADT where AVALC is not NE, or an event"
    never = "without ADRS.ADT, or an event"
    censored = "censored at the last of the dates above until then"
    assert told[-3:-1] == [
        f"  1. MISSED: the day on which 2 times 56 days and 7 days have passed, {last}, {without} (CNSR 4, {censored})",
        f"  2. MISSED: the day on which 1 times 84 days have passed, {last}, {never} (CNSR 5, {censored})",
    ]
