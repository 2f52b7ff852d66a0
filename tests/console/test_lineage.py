"""The way of a value on the screen: what is asked first, below it what made it."""

from __future__ import annotations

import click

from nec_cdisc.console.lineage import way
from nec_cdisc.lineage.trace import Step


def test_each_step_stands_below_the_one_it_made():
    """Value, rule with its mapping line, and raw cell with its notes; what data hold colours nothing."""
    cell = Step("raw/ae.csv:2 start", "\x1b[1mx", "at", notes=["corrected to 'y'"])
    step = Step("AE.AESTDTC", None, rule="date start", line="ae.yaml:1:2", reads=[cell, Step("coded", "z")])
    lines = list(way(step))
    assert [click.unstyle(line) for line in lines] == [
        "AE.AESTDTC = (blank)",
        "  date start  [ae.yaml:1:2]",
        "├ raw/ae.csv:2 start = '\\x1b[1mx'",
        "│   corrected to 'y'",
        "└ coded = 'z'",
    ]
    assert [line == click.unstyle(line) for line in lines] == [False, False, True, False, True]


def test_many_rows_that_lost_are_counted():
    """The first rows that lost are shown, the others counted."""
    lost = [Step(f"EX {number}", str(number), "lost") for number in range(20)]
    lines = list(way(Step("DM.RFXSTDTC", "1", rule="earliest EX.EXSTDTC", line="x", reads=lost)))
    assert lines[-2] == "├ lost: EX 7 = '7'"
    assert lines[-1] == "└ 12 more rows lost"


def test_what_was_told_is_said_to_be():
    """A step that was told before points upwards."""
    last = list(way(Step("A", "1", rule="take b", line="x", told=True)))[-1]
    assert click.unstyle(last) == "  as told above"
