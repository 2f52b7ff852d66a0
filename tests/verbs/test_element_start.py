"""Tests of the verb ``element_start``."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.convention import ArmElement, Protocol
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.verbs.element_start import element_start

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


@pytest.mark.parametrize(
    ("order", "starts", "answer"),
    [
        (1, ["2019-06-20", None, None], "2019-06-20"),
        (2, ["2019-06-20", "2019-07", "2019-09-01"], "2019-07"),
        (3, ["2019-06-20", "2019-07-03", "2019-09-01"], "2019-09-02"),
        (2, ["2019-06-20", "2019-06-20", None], "2019-06-20"),
        (3, ["2019-06-20", "2019-07-03", None], None),
        (2, ["2019-06-20", "2019-06", None], "2019-06"),
    ],
)
def test_an_element_begins_on_the_date_that_the_protocol_names(order, starts, answer):
    """Screening and treatment may begin on one day; a partial date that may be later is no contradiction."""
    assert element_start(order, "A", "2020-01-09", starts, protocol=TRIAL) == answer


@pytest.mark.parametrize(
    ("order", "starts", "code", "said", "answer"),
    [
        (
            2,
            [None, "2019-07-03", None],
            "VAL151",
            "TRT begins on 2019-07-03 without SCRN, of which DM.RFICDTC is missing",
            "2019-07-03",
        ),
        (3, ["2019-06-20", None, "2019-09-01"], "VAL151", "FUP begins on 2019-09-02 without TRT", "2019-09-02"),
        (
            2,
            ["2019-07-04", "2019-07-03", None],
            "VAL152",
            "TRT begins on 2019-07-03, before SCRN on 2019-07-04",
            "2019-07-03",
        ),
    ],
)
def test_a_gap_and_a_wrong_order_are_told_and_the_date_stays(order, starts, code, said, answer):
    """The date is what was entered; which of the two is wrong the site must say."""
    with pytest.raises(Refused) as refused:
        element_start(order, "A", "2020-01-09", starts, protocol=TRIAL)
    assert (refused.value.code, refused.value.answer) == (code, answer)
    assert refused.value.message.startswith(said)


def test_what_would_begin_after_the_end_was_not_entered():
    """A subject who dies on the day of the last dose has no follow-up."""
    assert element_start(3, "A", "2019-09-01", ["2019-06-20", "2019-07-03", "2019-09-01"], protocol=TRIAL) is None


def test_an_element_that_the_protocol_lets_a_subject_pass_over_is_no_gap():
    """Who does not cross over goes from the first treatment to follow-up, as the transition says; others may not."""
    dates = ["DM.RFICDTC", "DM.RFXSTDTC", "DM.XOVSTDTC", "DM.RFXENDTC"]

    def trial(*, leaves: bool) -> Protocol:
        first = ArmElement("TRT", "Treatment", "TREATMENT", 2, dates[1], leaves=leaves)
        return Protocol(
            {},
            arms={
                "A": (
                    ArmElement("SCRN", "Screening", "SCREENING", 1, dates[0]),
                    first,
                    ArmElement("XOV", "Crossover", "TREATMENT", 3, dates[2]),
                    ArmElement("FUP", "Follow-up", "FOLLOW-UP", 4, dates[3]),
                )
            },
        )

    starts = ["2019-06-20", "2019-07-03", None, "2019-09-01"]
    assert element_start(4, "A", "2020-01-09", starts, protocol=trial(leaves=True)) == "2019-09-01"
    for planned, known in ((trial(leaves=False), starts), (trial(leaves=True), ["2019-06-20", None, None, starts[3]])):
        with pytest.raises(Refused, match="FUP begins on 2019-09-01 without XOV"):
            element_start(4, "A", "2020-01-09", known, protocol=planned)
