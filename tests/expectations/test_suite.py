"""Suites as data: written and read in the JSON of Great Expectations."""

from __future__ import annotations

import json

import pytest

from nec_cdisc.expectations.rules import OWN, RULES
from nec_cdisc.expectations.suite import Expectation, NoSuite, Suite, asked, read_suite
from nec_cdisc.plugin.check import Level

SUITE = Suite("AE of a study", "AE", [asked("ISO101", "expect_columns_to_hold_iso8601_dates", columns=["AESTDTC"])])


def test_what_is_written_is_read_again(tmp_path):
    """A suite comes back from its file, with the dataset that it names."""
    path = tmp_path / "any.json"
    path.write_text(SUITE.text(), "utf-8")
    assert read_suite(path) == SUITE


def test_a_suite_tells_great_expectations_how_bad_a_failure_is():
    """An error is critical; rule, level, source and next step stand in the meta of the expectation."""
    (held,) = json.loads(SUITE.text())["expectations"]
    assert held["severity"] == "critical"
    assert held["meta"] == {
        "rule": "ISO101",
        "level": "error",
        "source": RULES["ISO101"].source,
        "next_step": RULES["ISO101"].next_step,
    }


def test_a_suite_that_names_no_dataset_belongs_to_that_of_its_file(tmp_path):
    """A suite that Great Expectations wrote has no dataset in its meta; the file is called like it."""
    path = tmp_path / "vs.json"
    path.write_text(json.dumps({"name": "mine", "expectations": [], "meta": {"great_expectations_version": "1"}}))
    assert read_suite(path).dataset == "VS"


def test_an_expectation_without_a_rule_serves_that_of_the_study():
    """Level and text of a hand-written expectation are its own; what it does not say is that of the common rule."""
    bare = Expectation("expect_table_row_count_to_be_between", {}).rule
    assert bare == OWN
    told = Expectation("x", {}, {"rule": "SITE01", "level": "note", "says": "Ten rows.", "next_step": "Look."}).rule
    assert (told.id, told.level, told.says, told.next_step, told.why) == (
        "SITE01", Level.NOTE, "Ten rows.", "Look.", OWN.why,
    )  # fmt: skip
    assert Expectation("x", {}, {"rule": "ISO101", "level": "terrible"}).rule.level is Level.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "nonsense", "\udcff", '{"name": "x"}', '{"name": "x", "expectations": 1}',
        '{"name": "x", "expectations": [1]}', '{"name": "x", "expectations": [{"type": "t"}]}',
        '{"name": "x", "expectations": [{"type": "t", "kwargs": 5}]}', "[" * 100_000,
        '{"name": "x", "meta": 3, "expectations": []}',
        '{"name": "x", "expectations": [{"type": "t", "kwargs": {}, "meta": {"level": ["error"]}}]}',
        '{"name": "x", "expectations": [{"type": "t", "kwargs": {}, "meta": {"rule": {}}}]}',
        '{"name": "x", "expectations": [{"type": "t", "kwargs": {}, "meta": {"level": "grave"}}]}',
    ],
)  # fmt: skip
def test_a_file_that_is_no_suite_is_refused(tmp_path, text):
    """Whatever the file holds, it is refused by name and nothing else is raised."""
    path = tmp_path / "bad.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(NoSuite, match=r"bad\.json"):
        read_suite(path)


def test_a_huge_file_is_not_read(tmp_path, monkeypatch):
    """A file beyond the limit is refused before it is read."""
    monkeypatch.setattr("nec_cdisc.expectations.suite.SIZE_LIMIT", 10)
    path = tmp_path / "big.json"
    path.write_text(SUITE.text())
    with pytest.raises(NoSuite, match="larger"):
        read_suite(path)
