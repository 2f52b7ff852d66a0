"""Tests of the verb ``epoch``."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.convention import Epoch, Protocol
from nec_cdisc.verbs.epoch import epoch

TRIAL = Protocol(
    {}, (Epoch("SCREENING"), Epoch("TREATMENT", "DM.RFXSTDTC"), Epoch("FOLLOW-UP", "DM.RFXENDTC", after=True))
)


@pytest.mark.parametrize(
    ("date", "starts", "answer"),
    [
        ("2019-07-02", ["2019-07-03", "2019-09-01"], "SCREENING"),
        ("2019-07-03", ["2019-07-03T10:30", "2019-09-01"], "TREATMENT"),
        ("2019-09-01", ["2019-07-03", "2019-09-01"], "TREATMENT"),
        ("2019-09-02", ["2019-07-03", "2019-09-01"], "FOLLOW-UP"),
        ("2019-09-02", [None, None], "SCREENING"),
        ("2019-07", ["2019-07-03", "2019-09-01"], None),
    ],
)
def test_a_date_lies_in_the_last_epoch_that_had_begun(date, starts, answer):
    """The protocol's epochs begin at their start, or the day after it, and only where the subject entered them."""
    assert epoch(date, starts, protocol=TRIAL) == answer
