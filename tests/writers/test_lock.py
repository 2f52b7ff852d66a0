"""The lock: one run at a time, and a killed one never in the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nec_cdisc.writers.disk_faults import NotWritten
from nec_cdisc.writers.lock import LOCK, held

TRY = """
import sys
from pathlib import Path
from nec_cdisc.writers.disk_faults import NotWritten
from nec_cdisc.writers.lock import held
try:
    with held(Path(sys.argv[1])): print('free', flush=True)
except NotWritten as fault: print(fault.problem.code, fault.problem.place, fault.problem.message)
"""
HOLD = TRY.replace("print('free', flush=True)", "print('held', flush=True); sys.stdin.read()")


def attempt(outputs: Path) -> str:
    """Return what another process says that tries to hold the outputs."""
    command = [sys.executable, "-c", TRY, str(outputs)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_second_run_is_told_who_holds_the_outputs(tmp_path: Path):
    """While one run holds the outputs another one is refused with RUN103, process and command; afterwards it may go."""
    outputs = tmp_path / "outputs"
    with held(outputs):
        refused = attempt(outputs)
    assert refused.startswith(f"RUN103 outputs/.lock another run writes to outputs: process {os.getpid()} on ")
    assert Path(sys.argv[0]).name in refused
    assert attempt(outputs) == "free"


def test_the_lock_of_a_killed_run_is_free(tmp_path: Path):
    """A run that was killed leaves its name in the file, and blocks nobody."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "held"
        assert f"process {holder.pid} " in attempt(tmp_path)
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    assert f"process {holder.pid} " in (tmp_path / LOCK).read_text("utf-8")
    assert attempt(tmp_path) == "free"


def test_the_same_process_is_refused_as_well(tmp_path: Path):
    """Two runs in one process do not share the outputs, and the refusal does not free them for others."""
    with held(tmp_path):
        with pytest.raises(NotWritten, match="another run writes"), held(tmp_path):
            pass
        assert attempt(tmp_path).startswith("RUN103")
    with held(tmp_path):
        pass


def test_a_worker_process_does_not_hold_the_lock(tmp_path: Path):
    """A worker that outlives its killed run keeps nobody out."""
    with held(tmp_path):
        read, write = os.pipe()
        worker = os.fork()
        if worker == 0:
            os.read(read, 1)
            os._exit(0)
    try:
        assert attempt(tmp_path) == "free"
    finally:
        os.write(write, b"x")
        os.waitpid(worker, 0)
        os.close(read)
        os.close(write)


def test_a_free_lock_file_is_empty(tmp_path: Path):
    """After a run the file holds neither a process nor a command: outputs depend on inputs alone."""
    with held(tmp_path):
        assert (tmp_path / LOCK).read_bytes()
    assert (tmp_path / LOCK).read_bytes() == b""


def test_a_file_in_the_place_of_the_outputs_is_refused(tmp_path: Path):
    """Where outputs is a file, RUN102 says so."""
    (tmp_path / "outputs").write_text("in the way", encoding="utf-8")
    with pytest.raises(NotWritten, match="outputs cannot be written: something else stands in its place"):
        held(tmp_path / "outputs").__enter__()
