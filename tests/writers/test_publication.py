"""Publication: as a whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from nec_cdisc.writers import publication
from nec_cdisc.writers.publication import NotWritten, locked, replace, staged


def publish(outputs: Path, text: str) -> None:
    """Publish a set of one file."""
    with staged(outputs) as stage:
        (stage.folder / "a.txt").write_text(text, encoding="utf-8")
        stage.name = "set"


def test_a_set_takes_the_place_of_the_last_one(tmp_path: Path):
    """The new set replaces the old one, and nothing of the old one stays."""
    with staged(tmp_path) as stage:
        (stage.folder / "old.txt").write_text("old", encoding="utf-8")
        stage.name = "set"
    publish(tmp_path, "new")
    assert sorted(path.name for path in (tmp_path / "set").iterdir()) == ["a.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["set"]


def test_a_failure_leaves_the_last_set(tmp_path: Path):
    """Whatever is raised while writing, the last set stays as it was."""
    publish(tmp_path, "good")
    with pytest.raises(ZeroDivisionError), staged(tmp_path) as stage:  # noqa: PT012 - a set half written
        (stage.folder / "a.txt").write_text("half", encoding="utf-8")
        stage.name = "set"
        _ = 1 / 0
    assert (tmp_path / "set" / "a.txt").read_text(encoding="utf-8") == "good"
    assert not (tmp_path / publication.STAGING).exists()


def test_a_fault_of_the_disk_is_a_problem(tmp_path: Path):
    """An error of the system while writing becomes RUN102, and the last set stays."""
    publish(tmp_path, "good")
    with pytest.raises(NotWritten) as refused, staged(tmp_path):
        raise OSError(28, "No space left on device")
    assert refused.value.problem.code == "RUN102"
    assert "no space left" in refused.value.problem.message
    assert (tmp_path / "set" / "a.txt").read_text(encoding="utf-8") == "good"


def test_a_full_disk_keeps_the_last_set(tmp_path: Path):
    """A process that may write no more than 64 kB per file fails with one message, and the last set stays."""
    publish(tmp_path, "good")
    code = (
        "import resource, signal, sys\nfrom pathlib import Path\n"
        "from nec_cdisc.writers.publication import NotWritten, staged\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))\n"
        "try:\n"
        "    with staged(Path(sys.argv[1])) as stage:\n"
        "        stage.name = 'set'\n"
        "        (stage.folder / 'a.txt').write_bytes(b'x' * 100_000)\n"
        "except NotWritten as fault:\n"
        "    print(fault.problem.code)\n"
    )
    answer = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert answer.stdout.strip() == "RUN102", answer.stderr
    assert (tmp_path / "set" / "a.txt").read_text(encoding="utf-8") == "good"


def test_the_second_run_is_refused(tmp_path: Path):
    """While one run holds the outputs, another one is refused with RUN103; afterwards it may go."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom nec_cdisc.writers.publication import NotWritten, locked\n"
        "try:\n    with locked(Path(sys.argv[1])): print('free')\n"
        "except NotWritten as fault: print(fault.problem.code)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with locked(tmp_path):
        held = subprocess.run(command, capture_output=True, text=True, check=False)
    freed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (held.stdout.strip(), freed.stdout.strip()) == ("RUN103", "free"), held.stderr + freed.stderr


def test_replace_without_an_exchange(tmp_path: Path, monkeypatch):
    """Where the system cannot exchange two folders, they are renamed one after the other."""
    monkeypatch.setattr(publication, "_exchange", lambda one, other: False)  # noqa: ARG005 - the stand-in refuses
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "a").touch()
    (tmp_path / "old").mkdir()
    replace(tmp_path / "new", tmp_path / "old")
    assert [path.name for path in (tmp_path / "old").iterdir()] == ["a"]
