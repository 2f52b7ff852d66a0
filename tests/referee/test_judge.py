"""The referees agree with a good file and see every kind of difference; without them there is no verdict."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))

import environment
import judge as court

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.xpt.member import Member, Variable
from nec_cdisc.xpt.write import write

STAMP = datetime(2020, 4, 30)  # noqa: DTZ001 - the file knows no zone


@pytest.fixture
def path(tmp_path):
    """Write a small dataset."""
    variables = (Variable("ID", "Identifier", "Char", 4), Variable("AGE", "Age", "Num", 8, "5.1"))
    file = tmp_path / "dm.xpt"
    with file.open("wb") as stream:
        columns = [encode(["a", "b", None]), np.array([1.0, np.nan, 0.1])]
        assert write(stream, Member("DM", "Demographics", variables, STAMP), columns) == ()
    return file


def test_a_good_file_is_accepted_by_both(path):
    """They read labels, lengths, types, formats, the time stamp and every cell alike."""
    court.judge(path)
    (facts,) = court.read_by_xport(path)[str(path)]
    assert facts["created"] == "2020-04-30T00:00:00"
    assert facts["cells"] == [["a", "b", ""], [(1.0).hex(), None, (0.1).hex()]]


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("label", "Other", "label"),
        ("records", 4, "records"),
        ("cells", [["a", "b", ""], [None, None, None]], "AGE: record 1"),
        ("variables", [], "variables"),
    ],
)
def test_a_difference_is_told_for_each_referee(path, monkeypatch, key, value, told):
    """Where our own reading is wrong, both say so."""
    honest = court._facts
    monkeypatch.setattr(court, "_facts", lambda table: {**honest(table), key: value})
    with pytest.raises(court.Disagreement) as caught:
        court.judge(path)
    assert all(f"dm.xpt, {name}: {told}" in str(caught.value) for name in ("pyreadstat", "xport"))


@pytest.mark.parametrize("key", ["label", "type", "length", "format"])
def test_a_difference_of_a_variable_is_told(path, monkeypatch, key):
    """Whatever is stated of it."""
    honest = court._facts

    def wrong(table):
        facts = honest(table)
        facts["variables"][1] |= {key: "wrong"}
        return facts

    monkeypatch.setattr(court, "_facts", wrong)
    monkeypatch.setattr(
        court, "read_by_xport", lambda *paths: {str(path): court.read_by_pyreadstat(path) for path in paths}
    )
    with pytest.raises(court.Disagreement, match=f"AGE: {key}"):
        court.judge(path)


def test_no_file_is_no_verdict():
    """An empty folder must not look like a pass."""
    with pytest.raises(ValueError, match="no file"):
        court.judge()


def test_a_file_that_a_referee_cannot_read_is_a_disagreement(tmp_path):
    """Its last words are quoted."""
    broken = tmp_path / "x.xpt"
    broken.write_bytes(b"x" * 800)
    with pytest.raises(court.Disagreement, match="xport cannot read"):
        court.read_by_xport(broken)


def test_an_environment_that_cannot_be_built_is_a_failure(tmp_path, monkeypatch):
    """Never a skipped test; what the installer said is quoted, and nothing half-built is left."""
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho no room on the disk >&2\nexit 1\n", "utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.setattr(environment, "FOLDER", tmp_path / "referee")
    monkeypatch.setattr(environment, "BUILD", tmp_path / "build")
    with pytest.raises(environment.RefereeMissing, match="no room on the disk"):
        environment.interpreter()
    assert not (tmp_path / "referee").exists()


def test_a_changed_lock_makes_the_environment_stale(tmp_path, monkeypatch):
    """It is built from the very lock files that are there."""
    before = environment.fingerprint()
    lock = tmp_path / "new.lock"
    lock.write_text("x", "utf-8")
    monkeypatch.setattr(environment, "LOCKS", (*environment.LOCKS, (lock, ())))
    assert environment.fingerprint() != before
    assert not environment._is_current()
