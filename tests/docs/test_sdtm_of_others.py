"""The page on SDTM that others made shows what stands in the study it names."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "sdtm-of-others.md").read_text("utf-8")


def test_the_lines_shown_are_those_of_the_study():
    """A reader copies what the tests run."""
    (shown,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown == (ROOT / "tests/studies/cdisc_pilot/mappings/study.yaml").read_text("utf-8")
