"""The files without which an authority refuses a study are asked for."""

from __future__ import annotations

import pytest
from tests.package.conftest import transport

from nec_cdisc.package.checks_of_study import has_start, required_files

START = {"STUDYID": ["T-1"], "TSPARMCD": ["SSTDTC"], "TSVAL": ["2019-06-01"]}


def said(problems):
    """Return codes and messages."""
    return [(item.code, item.message) for item in problems]


def test_a_complete_study_is_accepted(tree):
    """DM, define.xml and TS with a start are all that is asked of SDTM alone."""
    assert said(required_files(tree, ("sdtm",))) == said(has_start(tree, ("sdtm",))) == []


@pytest.mark.parametrize("name", ["dm.xpt", "define.xml"])
def test_each_missing_file_is_named(tree, name):
    """1736: without DM or define.xml the study is refused (PKG010)."""
    (tree.datasets("sdtm") / name).unlink()
    assert said(required_files(tree, ("sdtm",))) == [("PKG010", f"{name} is missing (criterion 1736)")]


def test_analysis_needs_its_own(tree):
    """1736: with ADaM, ADSL and a define.xml of its own are asked for."""
    assert [message for _, message in said(required_files(tree, ("sdtm", "adam")))] == [
        "adsl.xpt is missing (criterion 1736)",
        "define.xml is missing (criterion 1736)",
    ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"TSVAL": ["2019-06"]}, "SSTDTC is 2019-06, and no complete date"),
        ({"TSVAL": ["2019-02-30"]}, "SSTDTC is 2019-02-30, and no complete date"),
        ({"TSVAL": [None]}, "SSTDTC is missing, and no complete date"),
        ({"STUDYID": [None]}, "SSTDTC stands without STUDYID"),
        ({"TSPARMCD": ["SENDTC"]}, "TS has no SSTDTC"),
    ],
)
def test_a_start_must_be_a_complete_date(tree, changed, expected):
    """1734: a partial or impossible date, none, or a start of no study is refused (PKG011)."""
    transport(tree.datasets("sdtm") / "ts.xpt", **{**START, **changed})
    assert said(has_start(tree, ("sdtm",))) == [("PKG011", f"{expected} (criterion 1734)")]


def test_a_trial_summary_that_is_missing_or_broken_is_told(tree):
    """1734: without TS, or with one that cannot be read, nothing is known of the start."""
    path = tree.datasets("sdtm") / "ts.xpt"
    path.write_bytes(b"no")
    assert [code for code, _ in said(has_start(tree, ("sdtm",)))] == ["PKG021"]
    path.unlink()
    assert said(has_start(tree, ("sdtm",))) == [("PKG010", "ts.xpt is missing (criterion 1734)")]
