"""The traces that docs/lineage.md shows are those of the demo study."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nec_cdisc.cli.adam import run_adam
from nec_cdisc.cli.trace import run_trace

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "lineage.md").read_text("utf-8")


@pytest.fixture(scope="module")
def analysed(published_demo):
    """Make the analysis datasets of the demo study; return its folder."""
    assert run_adam(published_demo, None) == 0
    return published_demo


def without_lines(text):
    """Return the lines of a trace without the places in mappings, which every edit of a mapping moves."""
    return [re.sub(r":\d+:\d+\]", "]", line) for line in text.splitlines()]


@pytest.mark.parametrize("question", ["AE EVINEC-01-003 4 AESTDY", "ADTTE EVINEC-01-001 PFS ADT"])
def test_a_trace_is_the_one_of_the_page(analysed, question, capsys):
    """The page asks the question and shows the beginning of the answer, line by line."""
    assert f"nec-cdisc trace {question}\n" in PAGE
    capsys.readouterr()
    assert run_trace(analysed, question.split(), as_json=False) == 0
    _, *printed = without_lines(capsys.readouterr().out)
    (shown,) = re.findall(rf"^```text\n({re.escape(printed[0])}\n.*?)(?:^ *…\n)?```$", PAGE, re.MULTILINE | re.DOTALL)
    assert without_lines(shown) == printed[: len(shown.splitlines())]
