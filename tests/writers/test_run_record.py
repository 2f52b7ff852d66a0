"""The run record: what each run tells, and when a record is continued."""

from __future__ import annotations

import json
import platform
from pathlib import Path

import pytest

from nec_cdisc import __version__
from nec_cdisc.problem import Problem
from nec_cdisc.writers.chain import GENESIS, chain
from nec_cdisc.writers.disk_faults import NotWritten
from nec_cdisc.writers.publication import locked, staged
from nec_cdisc.writers.run_record import RUN_RECORD, Entry, Run, continued, counted, known, nested, sha256

ENTRY = Entry(
    Run("sdtm", {"cut_off": None}, "J. Doe", "2026-02-01T09:00:00Z", "query answered"),
    {"raw/dm.csv": "0" * 64},
    {"sdtmig": "3.4"},
    {"query": {"VAL112": 2}},
)


def publish(outputs: Path, entry: Entry | None = ENTRY, text: str = "one", *, kept_back: bool = False) -> None:
    """Publish a set of one file, as a run does."""
    with locked(outputs), staged(outputs) as stage:
        (stage.folder("sdtm") / "dm.xpt").write_text(text, encoding="utf-8")
        if kept_back:
            stage.keep_back("candidate", "sdtm")
        if entry is not None:
            stage.record(entry)


def lines(outputs: Path) -> list[dict[str, object]]:
    """Return the lines of a record, which must be whole."""
    found = chain((outputs / RUN_RECORD).read_bytes())
    assert found.faults == ()
    return [dict(line) for line in found.lines]


def test_a_line_tells_everything_of_a_run(tmp_path: Path):
    """Who, when, why, command, settings, versions, inputs, outputs, findings and the line before are told."""
    outputs = tmp_path / "outputs"
    publish(outputs)
    first, line = lines(outputs)
    assert first == json.loads(GENESIS)
    assert line == {
        "number": 1,
        "previous": chain(GENESIS).head,
        "command": "sdtm",
        "by": "J. Doe",
        "at": "2026-02-01T09:00:00Z",
        "reason": "query answered",
        "settings": {"cut_off": None},
        "versions": {"nec-cdisc": __version__, "python": platform.python_version(), "sdtmig": "3.4"},
        "inputs": {"raw/dm.csv": "0" * 64},
        "outputs": {"outputs/sdtm/dm.xpt": sha256(outputs / "sdtm" / "dm.xpt")},
        "findings": {"query": {"VAL112": 2}},
    }


def test_each_run_adds_a_line_unless_it_says_the_very_same(tmp_path: Path):
    """Other outputs and other persons are told; a run that repeats the last one of its command adds nothing."""
    publish(tmp_path)
    publish(tmp_path)
    assert len(lines(tmp_path)) == 2
    publish(tmp_path, text="two")
    publish(tmp_path, Entry(Run("adam"), {}))
    publish(tmp_path, text="two")
    publish(tmp_path, Entry(Run("adam", by="A. Other"), {}))
    assert [line.get("command") for line in lines(tmp_path)] == [None, "sdtm", "sdtm", "adam", "adam"]


def test_what_nobody_stated_is_told_as_not_stated(tmp_path: Path):
    """Without person, time and reason the record holds none: neither clock nor system is asked."""
    publish(tmp_path, Entry(Run("sdtm"), {}))
    line = lines(tmp_path)[1]
    assert (line["by"], line["at"], line["reason"]) == (None, None, None)


def test_a_set_that_is_kept_back_is_not_told(tmp_path: Path):
    """What is not published is not in the record."""
    publish(tmp_path, kept_back=True)
    assert not (tmp_path / RUN_RECORD).exists()


def test_a_set_that_is_not_published_leaves_no_line(tmp_path: Path):
    """Whatever is raised after the line was written aside, the record stays as it was."""
    publish(tmp_path)
    with pytest.raises(ZeroDivisionError), staged(tmp_path) as stage:  # noqa: PT012 - a set half written
        stage.folder("sdtm")
        stage.record(Entry(Run("adam"), {}))
        _ = 1 / 0
    assert len(lines(tmp_path)) == 2


def refused(outputs: Path) -> Problem:
    """Return why nothing is published; the set that is there stays."""
    with pytest.raises(NotWritten) as fault:
        publish(outputs, text="two")
    assert (outputs / "sdtm" / "dm.xpt").read_text("utf-8") == "one"
    return fault.value.problem


def test_a_broken_record_is_not_continued(tmp_path: Path):
    """An edited line, an end that was cut off and a record that is gone are refused, with what to do."""
    publish(tmp_path)
    publish(tmp_path, Entry(Run("adam"), {}), "one")
    path = tmp_path / RUN_RECORD
    data = path.read_bytes()
    path.write_bytes(data.replace(b"J. Doe", b"A. Doe"))
    problem = refused(tmp_path)
    assert (problem.code, problem.message) == ("ARC101", "line 2 was edited: line 3 names another hash of it")
    assert problem.place is not None
    assert problem.place.line == 2
    path.write_bytes(b"".join(data.splitlines(keepends=True)[:2]))
    assert "the end of the record was changed" in refused(tmp_path).message
    path.unlink()
    assert refused(tmp_path).message.endswith("run_record.jsonl is gone")
    path.write_bytes(data)
    publish(tmp_path, text="two")


def test_with_all_outputs_gone_a_new_record_begins(tmp_path: Path):
    """Who takes away all sets with their record begins anew, whatever hidden files stay."""
    publish(tmp_path)
    (tmp_path / RUN_RECORD).unlink()
    (tmp_path / "sdtm" / "dm.xpt").unlink()
    (tmp_path / "sdtm").rmdir()
    publish(tmp_path, text="two")
    assert len(lines(tmp_path)) == 2


def test_a_record_without_a_note_of_its_end_is_taken_up(tmp_path: Path):
    """Outputs that were copied without hidden files are continued where the chain itself is whole."""
    publish(tmp_path)
    (tmp_path / ".published").unlink()
    publish(tmp_path, text="two")
    assert len(lines(tmp_path)) == 3


def test_numbers_of_problems_are_told_by_severity_and_code():
    """Problems are counted as they are, one for one."""
    problems = [Problem("RUN107", "a"), Problem("RUN107", "b"), Problem("RUN101", "c")]
    assert counted(problems) == {"error": {"RUN101": 1}, "note": {"RUN107": 2}}
    assert nested({("b", "y"): 2, ("a", "x"): 1}) == {"a": {"x": 1}, "b": {"y": 2}}


def test_a_folder_without_record_begins_one(tmp_path: Path):
    """The first line of all says what the file is."""
    record = known(tmp_path, "")
    assert record.data == GENESIS
    assert continued(record, ENTRY.line({})).startswith(GENESIS)
