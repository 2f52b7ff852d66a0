"""The page on validation says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nec_cdisc.cli.main import app
from nec_cdisc.plugin.check import Level
from nec_cdisc.report.validation import publish
from nec_cdisc.report.validation.page_data import MOST
from nec_cdisc.report.validation.page_view import EXAMPLES
from nec_cdisc.validate.core_command import PATIENCE
from nec_cdisc.validate.running import Outcome
from nec_cdisc.validate.waiver import OPTIONAL, REQUIRED, load_waivers

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "validation.md").read_text("utf-8")
FILES = (
    *(publish.JSON, publish.CSV, publish.WORKBOOK, publish.SARIF),
    *(publish.JUNIT, publish.PAGE, publish.GUIDE),
)


@pytest.mark.parametrize("name", [*FILES, *Level, *(f"| {outcome} |" for outcome in Outcome)])
def test_reports_levels_and_outcomes_are_told(name):
    """Each file, level and outcome has its words."""
    assert f"`{name}`" in PAGE or name in PAGE


def test_every_option_is_told():
    """Whoever reads the page knows the options of the command."""
    options = [option for item in app.commands["validate"].params for option in item.opts if option.startswith("--")]
    assert [option for option in options if option not in PAGE] == []


def test_the_register_of_the_page_can_be_read(tmp_path):
    """The example of a register is one, and names every column."""
    (text,) = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "mappings").mkdir()
    (tmp_path / "mappings" / "waivers.csv").write_text(text, encoding="utf-8")
    register = load_waivers(tmp_path)
    assert (register.problems, len(register.waivers)) == ((), 2)
    assert set(text.splitlines()[0].split(",")) == {*REQUIRED, *OPTIONAL}


def test_numbers_are_those_of_the_program():
    """Limits that the page names are the limits."""
    assert f"{MOST:,} gravest findings" in PAGE
    assert (EXAMPLES, PATIENCE) == (10, 4 * 3600)
    assert "first\nten of each rule" in PAGE
    assert "more than four hours" in PAGE
