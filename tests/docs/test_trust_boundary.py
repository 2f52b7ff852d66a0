"""The page on the trust boundary states the limits that the program has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nec_cdisc.console import problems as on_screen
from nec_cdisc.document import template
from nec_cdisc.mapping import series
from nec_cdisc.mapping.condition import lexer, parser
from nec_cdisc.plan import accounting, depth
from nec_cdisc.problem import CODES, visible
from nec_cdisc.readers import archive, headings, workbook
from nec_cdisc.report import table
from nec_cdisc.rules import written_number, written_time
from nec_cdisc.source import text_file, yaml_build
from nec_cdisc.standard import table as specification
from nec_cdisc.standard_files import content, gathering

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "trust-boundary.md").read_text("utf-8")
LIMITS = [
    text_file.SIZE_LIMIT,
    yaml_build.VALUE_LIMIT,
    yaml_build.TEXT_LIMIT,
    yaml_build.DEPTH_LIMIT,
    yaml_build.FAULT_LIMIT,
    lexer.LENGTH_LIMIT,
    parser.DEPTH_LIMIT,
    series.MOST,
    series.MOST_IN_ALL,
    depth.DEEPEST,
    depth.MOST_WAYS,
    specification.SIZE_LIMIT,
    content.LARGEST,
    gathering.LONGEST_CELL,
    template.LONGEST,
    headings.MOST_COLUMNS,
    archive.LARGEST,
    archive.MOST_PARTS,
    workbook.MOST_ROWS,
    workbook.MOST_CELLS,
    written_number.LONGEST,
    written_time.LONGEST,
    visible.LONGEST,
    table.LONGEST,
    on_screen.MOST_OF_A_KIND,
    accounting.MOST_COLUMNS,
]
ROWS = re.findall(r"^\| (.+?) \| ([0-9,]+)(?: bytes)? \| (\w+) \|$", PAGE, re.MULTILINE)


def test_every_limit_is_on_the_page():
    """The table has a row for each limit, in the order of the list, with the value of today."""
    assert [int(value.replace(",", "")) for _, value, _ in ROWS] == LIMITS


@pytest.mark.parametrize("code", sorted(set(re.findall(r"\b[A-Z]{3}\d{3}\b", PAGE))))
def test_every_code_on_the_page_exists(code: str):
    """A reader can ask the program to explain each code."""
    assert code in CODES
