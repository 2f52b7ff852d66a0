"""Tests of the verb ``element_end``."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.convention import ArmElement, Protocol
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.verbs.element_end import element_end

TRIAL = Protocol(
    {},
    arms={
        "A": (
            ArmElement("SCRN", "Screening", "SCREENING", 1, "DM.RFICDTC"),
            ArmElement("TRT", "Treatment", "TREATMENT", 2, "DM.RFXSTDTC"),
            ArmElement("FUP", "Follow-up", "FOLLOW-UP", 3, "DM.RFXENDTC", after=True),
        )
    },
)
ALL = ["2019-06-20", "2019-07-03", "2019-09-01"]


@pytest.mark.parametrize(
    ("order", "starts", "last", "answer"),
    [
        (1, ALL, "2020-01-09", "2019-07-03"),
        (2, ALL, "2020-01-09", "2019-09-02"),
        (3, ALL, "2020-01-09", "2020-01-09"),
        (1, ["2019-06-20", None, None], "2019-07-01", "2019-07-01"),
        (1, ["2019-06-20", None, "2019-09-01"], "2020-01-09", "2019-09-02"),
        (2, ALL, "2019-09-01", "2019-09-01"),
        (3, ALL, "2019-09-01", None),
        (3, ALL, None, None),
        (3, ALL, "2019", "2019"),
        (2, ["2019-06-20", None, None], "2020-01-09", None),
    ],
)
def test_an_element_ends_where_the_next_one_begins(order, starts, last, answer):
    """The last element that the subject entered ends with the participation, as far as that is known."""
    assert element_end(order, "A", last, starts, protocol=TRIAL) == answer


def test_an_end_before_the_beginning_is_told_and_stays():
    """A subject who left before the last element began has two dates of which one is wrong."""
    with pytest.raises(Refused, match="FUP begins on 2019-09-02, after the subject's end, 2019-08-30") as refused:
        element_end(3, "A", "2019-08-30", ALL, protocol=TRIAL)
    assert (refused.value.code, refused.value.answer) == ("VAL153", "2019-08-30")
