"""Publication: folders that belong together, as one set or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "torture"))

from killing import contents, do, kill_at, points

from nec_cdisc.writers import fault_points, folder_exchange, journal
from nec_cdisc.writers.folder_exchange import MARK
from nec_cdisc.writers.publication import NotWritten, locked, recover, settle, staged

FOLDERS = ("sdtm", "reports", "lineage")


@pytest.fixture
def quick(monkeypatch):
    """Hand nothing to the disk: a process that is killed leaves that to the system, and each flush takes its time."""
    monkeypatch.setattr(folder_exchange.os, "fsync", lambda handle: None)  # noqa: ARG005 - a stand-in


def write(outputs: Path, text: str, folders: tuple[str, ...] = FOLDERS, *, kept_back: bool = False) -> None:
    """Publish a set of one file in each folder, as a run does."""
    with locked(outputs), staged(outputs) as stage:
        for name in folders:
            (stage.folder(name, shared=name == "reports") / f"{text}.txt").write_text(text, encoding="utf-8")
        if kept_back:
            stage.keep_back("candidate", "sdtm")
        else:
            stage.void("candidate")


def shown(outputs: Path, *names: str) -> list[list[str] | None]:
    """Return the files in folders of the outputs, ``None`` for a folder that is not there."""
    found = [contents(outputs / name) for name in names]
    return [None if files is None else list(files) for files in found]


def test_the_folders_take_their_places_together(tmp_path: Path):
    """Each new folder replaces the old one, nothing of the old ones stays, and nothing lies about."""
    write(tmp_path, "one")
    write(tmp_path, "two")
    assert shown(tmp_path, *FOLDERS) == [["two.txt"]] * 3
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", ".published", *sorted(FOLDERS)]


def test_a_failure_leaves_the_last_set(tmp_path: Path):
    """Whatever is raised while writing, the last set stays as it was and nothing lies about."""
    write(tmp_path, "good")
    before = contents(tmp_path)
    with pytest.raises(ZeroDivisionError), staged(tmp_path) as stage:  # noqa: PT012 - a set half written
        (stage.folder("sdtm") / "half.txt").write_text("half", encoding="utf-8")
        _ = 1 / 0
    assert contents(tmp_path) == before
    assert not (tmp_path / ".staging").exists()


def test_a_set_that_is_kept_back_is_one_folder_beside_the_last_set(tmp_path: Path):
    """A run with errors leaves the last set with its reports, and puts all of its own into one other folder."""
    write(tmp_path, "good")
    before = contents(tmp_path)
    write(tmp_path, "bad", kept_back=True)
    write(tmp_path, "worse", kept_back=True)
    after = contents(tmp_path)
    assert after == {
        **before,
        "candidate/worse.txt": b"worse",
        "candidate/reports/worse.txt": b"worse",
        "candidate/lineage/worse.txt": b"worse",
    }


def test_a_set_without_the_top_folder_is_kept_back_too(tmp_path: Path):
    """Where a run had nothing but reports, they lie at the same place."""
    write(tmp_path, "bad", ("reports",), kept_back=True)
    assert list(contents(tmp_path / "candidate")) == ["reports/bad.txt"]


def test_a_clean_set_voids_what_was_kept_back(tmp_path: Path):
    """The folder of a run with errors goes when a later set is published."""
    write(tmp_path, "bad", kept_back=True)
    write(tmp_path, "good")
    assert not (tmp_path / "candidate").exists()


def test_what_people_put_into_a_shared_folder_stays(tmp_path: Path):
    """A commented copy among the reports survives every run; a report that is no longer written does not."""
    write(tmp_path, "one")
    (tmp_path / "reports" / "commented.txt").write_text("ask again", encoding="utf-8")
    (tmp_path / "reports" / "answers").mkdir()
    (tmp_path / "reports" / "answers" / "site 1.txt").write_text("yes", encoding="utf-8")
    (tmp_path / "sdtm" / "stray.xpt").write_text("x", encoding="utf-8")
    write(tmp_path, "bad", kept_back=True)
    write(tmp_path, "two")
    write(tmp_path, "three")
    assert shown(tmp_path, "reports", "sdtm") == [["answers/site 1.txt", "commented.txt", "three.txt"], ["three.txt"]]
    assert (tmp_path / "reports" / "commented.txt").read_text("utf-8") == "ask again"


def test_the_record_depends_on_the_set_alone(tmp_path: Path):
    """Two histories that end in the same set leave the same bytes, the hidden files included."""
    write(tmp_path / "a", "good")
    write(tmp_path / "b", "other")
    write(tmp_path / "b", "bad", kept_back=True)
    write(tmp_path / "b", "good")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


@pytest.mark.parametrize("kept_back", [False, True])
@pytest.mark.parametrize("one_step", [True, False])
@pytest.mark.usefixtures("quick")
def test_killed_at_every_fault_point(tmp_path: Path, monkeypatch, *, one_step: bool, kept_back: bool):
    """Killed anywhere each folder is complete, and whoever holds the outputs next has all folders of one set."""
    if not one_step:  # then a folder is absent for a moment, but never half there
        monkeypatch.setattr(folder_exchange, "exchanged", lambda one, other: False)  # noqa: ARG005 - a stand-in
    outputs, last = tmp_path / "outputs", tmp_path / "last"
    write(last, "good")
    write(last, "bad", kept_back=True)
    old, place = contents(last), (*FOLDERS, "candidate")

    def work() -> None:
        write(outputs, "new", kept_back=kept_back)

    shutil.copytree(last, outputs)
    names = points(work)
    new = contents(outputs)
    assert len(names) > 10
    sides = []
    for number, name in enumerate(names):
        shutil.rmtree(outputs)
        shutil.copytree(last, outputs)
        kill_at(number, work)
        for folder in place:
            states = [_below(state, folder) for state in (old, new)] + ([] if one_step else [{}])
            assert _below(contents(outputs), folder) in states, f"{folder} is not complete at: {name}"
        with locked(outputs):
            pass
        (outputs / ".lock").write_bytes(b"")
        found = contents(outputs)
        assert found in (old, new), f"not one set after a kill at: {name}"
        sides.append(found == new)
        write(outputs, "newer")
        assert shown(outputs, *place) == [["newer.txt"]] * 3 + [None]
    assert sides == sorted(sides), "once published, always published"
    assert not sides[0]
    assert sides[-1]


def _below(files: dict[str, bytes], folder: str) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.startswith(f"{folder}/")}


@pytest.mark.parametrize("one_step", [True, False])
@pytest.mark.usefixtures("quick")
def test_killed_while_it_recovers(tmp_path: Path, monkeypatch, *, one_step: bool):
    """A recovery may be killed itself, at each of its points: the next one still ends in one set."""
    if not one_step:
        monkeypatch.setattr(folder_exchange, "exchanged", lambda one, other: False)  # noqa: ARG005 - a stand-in
    outputs, last = tmp_path / "outputs", tmp_path / "last"
    write(last, "good")
    shutil.copytree(last, outputs)
    names = points(lambda: write(outputs, "new", FOLDERS[:2]))
    new = contents(outputs)
    for number in range(names.index("the journal is in place"), names.index("the journal is kept")):
        _promised(last, outputs, number)
        steps = points(lambda: recover(outputs))
        for step in range(len(steps)):
            _promised(last, outputs, number)
            kill_at(step, lambda: recover(outputs))
            do(lambda: recover(outputs))
            (outputs / ".lock").write_bytes(b"")
            assert contents(outputs) == new, f"{names[number]}, then {steps[step]}"


def _promised(last: Path, outputs: Path, number: int) -> None:
    """Have outputs as a run leaves them that is killed at a point at which a journal lies there."""
    shutil.rmtree(outputs)
    shutil.copytree(last, outputs)
    kill_at(number, lambda: write(outputs, "new", FOLDERS[:2]))


@pytest.mark.usefixtures("quick")
def test_the_first_set_of_all_is_killed_at_every_point(tmp_path: Path):
    """Where nothing was published before there is nothing, or all of the first set."""
    first, outputs = tmp_path / "first", tmp_path / "outputs"
    names = points(lambda: write(first, "new"))
    new = contents(first)
    for number in range(len(names)):
        shutil.rmtree(outputs, ignore_errors=True)
        kill_at(number, lambda: write(outputs, "new"))
        do(lambda: recover(outputs))
        (outputs / ".lock").write_bytes(b"")
        assert contents(outputs) in ({".lock": b""}, new), names[number]


@pytest.mark.parametrize("one_step", [True, False])
@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.usefixtures("quick")
def test_a_folder_that_cannot_be_exchanged_undoes_the_others(tmp_path: Path, monkeypatch, name: str, *, one_step: bool):
    """Where the system refuses one of the exchanges the whole last set stays, with one message."""
    write(tmp_path, "good")
    before = contents(tmp_path)
    really, rename = folder_exchange.exchanged, Path.rename

    def refuse(one: Path, other: Path) -> bool:
        if other.name == name and one.parent.name == "new" and not (one / MARK).exists():
            raise OSError(errno.EBUSY, "", str(other))
        return really(one, other) if one_step else False

    def refuse_rename(self: Path, target: Path) -> Path:
        if self.name == name and self.parent.name == "new" and not one_step:
            raise OSError(errno.EBUSY, "", str(target))
        return rename(self, target)

    monkeypatch.setattr(folder_exchange, "exchanged", refuse if one_step else lambda one, other: False)  # noqa: ARG005
    monkeypatch.setattr(Path, "rename", refuse_rename)
    with pytest.raises(NotWritten, match=f"{tmp_path.name}/{name} cannot be written: it is a disk of its own"):
        write(tmp_path, "new")
    assert contents(tmp_path) == before
    assert not (tmp_path / ".staging").exists()


def test_a_journal_that_does_not_reach_the_disk_is_no_promise(tmp_path: Path, monkeypatch):
    """Where the journal cannot be flushed nothing is promised, and no later run publishes what this one gave up."""
    write(tmp_path, "good")
    before = contents(tmp_path)

    def fail(folder: Path) -> None:
        raise OSError(errno.EIO, "", str(folder))

    with monkeypatch.context() as patch:
        patch.setattr(journal, "flush_folder", fail)
        with pytest.raises(NotWritten, match="the disk reports a fault"):
            write(tmp_path, "new")
    with locked(tmp_path):
        pass
    assert contents(tmp_path) == before


def test_a_reader_finishes_what_was_promised(tmp_path: Path):
    """A command that only reads sees one set as well; without a promise it touches nothing, not even a lock."""
    settle(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()
    outputs = tmp_path / "outputs"
    names = points(lambda: write(tmp_path / "other", "new"))
    write(outputs, "good")
    kill_at(names.index("sdtm is in place"), lambda: write(outputs, "new"))
    settle(outputs)
    assert shown(outputs, *FOLDERS) == [["new.txt"]] * 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        '{"exchange": ["../../home"], "remove": [], "files": {}}',
        '{"exchange": [], "remove": [".."], "files": {}}',
        '{"exchange": [], "remove": ["/etc"], "files": {}}',
        '{"exchange": [1], "remove": [], "files": {}}',
        '{"exchange": [], "remove": [], "files": {"a": "b"}}',
        "\udcff",
    ],
)
def test_a_journal_that_no_run_has_written_is_refused(tmp_path: Path, text: str):
    """A journal is never believed: what leads out of the folder, or is none, is one message with what to do."""
    (tmp_path / ".publishing").write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(NotWritten) as refused, locked(tmp_path):
        pass
    assert refused.value.problem.code == "RUN102"
    assert f"{tmp_path.name}/.publishing is not what a run writes" in refused.value.problem.message
    assert refused.value.problem.next_step is not None


@pytest.mark.parametrize("name", ["sdtm", "reports", "candidate"])
def test_a_file_in_the_place_of_a_folder_is_not_lost(tmp_path: Path, name: str):
    """Where somebody put a file at the place of a folder it is named and stays."""
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(NotWritten, match=f"{name} cannot be written: a file or a link stands where a folder should be"):
        write(tmp_path, "new")
    assert (tmp_path / name).read_text("utf-8") == "mine"


def test_a_full_disk_keeps_the_last_set(tmp_path: Path):
    """A process that may write no more than 64 kB per file fails with one message, and the last set stays."""
    write(tmp_path, "good")
    code = (
        "import resource, sys\nfrom pathlib import Path\n"
        "from nec_cdisc.writers.publication import NotWritten, staged\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))\n"
        "try:\n"
        "    with staged(Path(sys.argv[1])) as stage:\n"
        "        (stage.folder('sdtm') / 'a.txt').write_bytes(b'x' * 100_000)\n"
        "except NotWritten as fault:\n"
        "    print(fault.problem.code, fault.problem.message)\n"
    )
    answer = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert answer.stdout.startswith("RUN102"), answer.stderr
    assert "a file would be larger than the system allows" in answer.stdout
    assert shown(tmp_path, "sdtm") == [["good.txt"]]


def test_ctrl_c_while_writing_changes_nothing(tmp_path: Path):
    """An interrupted set is swept away, and the last one stays."""
    write(tmp_path, "good")
    before = contents(tmp_path)
    with pytest.raises(KeyboardInterrupt), staged(tmp_path) as stage:  # noqa: PT012 - a set half written
        stage.folder("sdtm")
        os.kill(os.getpid(), signal.SIGINT)
    assert contents(tmp_path) == before
    assert not (tmp_path / ".staging").exists()


def test_ctrl_c_while_folders_are_exchanged_comes_too_late(tmp_path: Path, monkeypatch):
    """Once a set is promised Ctrl-C does not stop it half way; afterwards Ctrl-C works again."""
    write(tmp_path, "good")
    heard: list[str] = []

    def press(point: str) -> None:
        heard.append(point)
        if point == "sdtm is in place":
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(fault_points, "LISTENERS", [press])
    write(tmp_path, "new")
    assert "sdtm is in place" in heard
    assert shown(tmp_path, *FOLDERS) == [["new.txt"]] * 3
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
