"""The page on reviewer's guides lists the names that a template may use, and its pieces work."""

from __future__ import annotations

import re
from pathlib import Path

from tests.docs.page import pieces, table
from tests.guide.made import unconverted

from nec_cdisc.document.markdown import faults
from nec_cdisc.document.placeholders import Placeholders
from nec_cdisc.document.template import fill
from nec_cdisc.guide.content import content, known_names
from nec_cdisc.source.nearest import nearest

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reviewers-guides.md").read_text("utf-8")


def test_every_name_is_listed_and_no_other(build):
    """Who writes a template finds each name with what stands there."""
    listed = {name for line in table(PAGE, "name | what") for name in re.findall(r"`([^`]+)`", line["name"])}
    known = {name for name in known_names(content(unconverted(build))) if not name.startswith("protocol.summary.")}
    assert listed == {*known, "protocol.summary"}


def test_the_template_of_the_page_can_be_filled(build):
    """A reader who copies it has no problem."""
    text = re.search(r"```text\n(# Clinical.*?)```", PAGE, re.DOTALL)[1]
    _, problems = fill(text, "page.md", content(unconverted(build)), Placeholders(), nearest)
    assert [*problems, *faults(text, "page.md")] == []


def test_the_statements_of_the_page_are_read(build):
    """They are lines of study.yaml as they stand there."""
    block = unconverted(build, study=pieces(PAGE)["mappings/study.yaml"]).plan.study.block
    assert [item.topic for item in (*block.assumptions, *block.differences)] == ["Visit schedule", "Overall survival"]
