"""The processes of a run end with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from nec_cdisc.run.process_ends import deaf_to_ctrl_c, end_with_the_run, ended_by_ctrl_c

#: A run with one process that would work for a minute; it prints the process and waits.
RUN = """
import multiprocessing, sys, time
from nec_cdisc.run.process_ends import deaf_to_ctrl_c, end_with_the_run, ended_by_ctrl_c

def work():
    end_with_the_run()
    print("working", flush=True)
    time.sleep(60)

if __name__ == "__main__":
    started_anew = multiprocessing.get_context("spawn")
    with ended_by_ctrl_c():
        process = started_anew.Process(target=work)
        with deaf_to_ctrl_c():
            process.start()
        print(process.pid, flush=True)
        process.join()
"""


@pytest.fixture
def run(tmp_path):
    """Give a run whose process works, and the number of that process."""
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as program:
        assert program.stdout is not None
        worker = int(program.stdout.readline())
        assert program.stdout.readline().strip() == "working"
        yield program, worker
        program.kill()


def is_gone(worker: int) -> bool:
    """Say whether a process is gone within ten seconds."""
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    return False


def test_a_killed_run_leaves_no_process(run):
    """Where a run is killed its processes end, too, although nobody tells them."""
    program, worker = run
    program.kill()
    program.wait()
    assert is_gone(worker)


def test_ctrl_c_ends_the_processes_without_a_word(run):
    """Ctrl-C in a terminal reaches all processes: the run alone answers, and its processes end at once."""
    program, worker = run
    os.killpg(program.pid, signal.SIGINT)
    _, said = program.communicate(timeout=30)
    assert said.count("Traceback") == 1, said
    assert is_gone(worker)


def press_while_starting(reached: list[str]) -> None:
    """Press Ctrl-C while processes are being started."""
    with deaf_to_ctrl_c():
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)
        reached.append("started")


def test_ctrl_c_is_heard_after_the_start():
    """What is pressed while processes are being started is heard when they are."""
    reached: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        press_while_starting(reached)
    assert reached == ["started"]


def test_the_run_itself_watches_nobody():
    """A process that no run started goes on."""
    end_with_the_run()
    with ended_by_ctrl_c():
        pass
