"""docs/expectations.md tells the truth: its examples are read and run, and no expectation is left out."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.expectations.small import small

import nec_cdisc.expectations.gx as cdisc
from nec_cdisc.expectations.running import run_suite
from nec_cdisc.expectations.suite import Expectation, read_suite

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "expectations.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """Return the examples in a language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_every_expectation_of_this_program_is_named():
    """Who looks for an expectation finds it in the table, and no name there is invented."""
    assert set(re.findall(r"`(Expect\w+)`", PAGE)) == set(cdisc.__all__)


def test_the_python_example_runs():
    """The example for users of Great Expectations does what it asserts."""
    (code,) = blocks("python")
    exec(compile(code, "docs/expectations.md", "exec"), {})  # noqa: S102 - the page is ours


def test_the_suite_of_the_page_finds_what_it_says(tmp_path):
    """The example of a study's suite is read, and finds a temperature that nobody has."""
    first, second = blocks("json")
    assert Expectation(**{key: json.loads(first)[key] for key in ("type", "kwargs", "meta")}).rule.id == "ISO101"
    (tmp_path / "any.json").write_text(second, "utf-8")
    suite = read_suite(tmp_path / "any.json")
    (verdict,) = run_suite(small("VS", VSTESTCD=["TEMP", "TEMP", "PULSE"], VSSTRESN=[36.6, 98.6, 80]), suite)
    assert suite.dataset == "VS"
    assert verdict.found[0].records.tolist() == [1]
    assert verdict.found[0].message.endswith("body temperature lies between 33 and 42 C")
