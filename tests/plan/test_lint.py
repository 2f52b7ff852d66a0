"""Lint finds everything that can be known before a run, at once, and never ends in a traceback."""

from __future__ import annotations

import pytest

from nec_cdisc.plan.lint import lint
from nec_cdisc.study.folder import open_study


def test_problems_stand_by_place_each_once(build):
    """Files in order, lines in order, and no problem twice."""
    broken = "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables:\n  SUBJID: sub\n  SITEID: sit\n"
    linted = build({"mappings/sdtm/dm.yaml": broken}).linted
    places = [(item.place.file, item.place.line) for item in linted.problems]
    assert places == sorted(places)
    assert len(linted.problems) == len(set(linted.problems))
    assert linted.broken


def test_a_sound_study_is_not_broken(build):
    """Notes break nothing."""
    linted = build().linted
    assert {item.code for item in linted.problems} == {"MAP143"}
    assert not linted.broken


@pytest.mark.parametrize(
    "text", ["", "[]", "a: [", "x", "\t", "variables: 1", "dataset: DM\nrows: 3\n", "{1: 2}", "\x00"]
)
@pytest.mark.parametrize(
    "name", ["study.yaml", "sources/edc.yaml", "code_lists.yaml", "sdtm/dm.yaml", "corrections.csv", "functions.py"]
)
def test_no_broken_file_ends_in_a_traceback(build, name, text):
    """Whatever stands in an authored file, there is a problem (or none), and no exception."""
    built = build({f"mappings/{name}": text})
    if name not in {"corrections.csv", "functions.py"}:
        assert built.linted.broken


def test_a_folder_without_mappings_is_told_so(tmp_path):
    """An empty folder is no study folder."""
    linted = lint(open_study(tmp_path))
    assert [item.code for item in linted.problems] == ["RUN101"]
    assert linted.plan is None
    assert linted.broken
