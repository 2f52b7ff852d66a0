"""When a subject was in which element: worked by hand for two arms that cross over."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.convention import ArmElement, Protocol
from nec_cdisc.rules.element import begun, elements_of, start_variables

SCREENING = ArmElement("SCRN", "Screening", "SCREENING", 1, "DM.RFICDTC")
AFTER = ArmElement("FUP", "Follow-up", "FOLLOW-UP", 4, "DM.RFXENDTC", after=True)


def treatment(code, order):
    """Return a treatment at its place in an arm."""
    return ArmElement(code, code, f"TREATMENT {order - 1}", order, f"DM.TRT{order - 1}")


TRIAL = Protocol(
    {},
    arms={
        "AB": (SCREENING, treatment("A", 2), treatment("B", 3), AFTER),
        "BA": (SCREENING, treatment("B", 2), treatment("A", 3), AFTER),
    },
)
STARTS = ["2019-06-20", "2019-07-03", "2019-08", "2019-12-31"]


def test_each_date_is_asked_for_once():
    """Both arms name the same four dates."""
    assert start_variables(TRIAL) == ["DM.RFICDTC", "DM.TRT1", "DM.TRT2", "DM.RFXENDTC"]


@pytest.mark.parametrize(
    ("arm", "codes"), [("AB", ["SCRN", "A", "B", "FUP"]), ("BA", ["SCRN", "B", "A", "FUP"]), (None, ["SCRN"])]
)
def test_the_arm_decides_the_elements(arm, codes):
    """A subject without an arm passes through what all arms begin with."""
    assert [element.code for element in elements_of(TRIAL, arm)] == codes


def test_an_element_begins_on_its_date_and_partial_dates_stay_partial():
    """The day after the last of December is a day of the next year; a month without a day stays one."""
    assert [(element.code, date) for element, date in begun(TRIAL, "BA", STARTS)] == [
        ("SCRN", "2019-06-20"),
        ("B", "2019-07-03"),
        ("A", "2019-08"),
        ("FUP", "2020-01-01"),
    ]


@pytest.mark.parametrize(
    ("end", "begins"), [("2019-12", "2019-12"), ("2019", "2019"), ("2020-02-28T10:15", "2020-02-29")]
)
def test_the_day_after_a_partial_date_is_as_partial(end, begins):
    """Nothing is completed; of a date with a time the day counts."""
    assert list(begun(TRIAL, "AB", [None, None, None, end])) == [(AFTER, begins)]


def test_an_element_without_a_date_was_not_entered():
    """A screening failure has the screening alone."""
    assert [element.code for element, _ in begun(TRIAL, "AB", ["2019-06-20", None, None, None])] == ["SCRN"]
