"""How the processes of a run end: with the run, whatever ends it, and without a word of their own."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator


def end_with_the_run() -> None:
    """Have this process end when the run is gone that started it: one that is killed cannot say so."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)  # nothing here is worth keeping: a run publishes, its processes only compute

    threading.Thread(target=watch, daemon=True).start()


@contextlib.contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """Have processes started in the block hear no Ctrl-C, which a terminal sends to all; this one hears it after."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def ended_by_ctrl_c() -> Iterator[None]:
    """End the processes started in the block at once where Ctrl-C is heard, instead of waiting for their work."""
    others = {process.pid for process in multiprocessing.active_children()}
    try:
        yield
    except KeyboardInterrupt:
        for process in multiprocessing.active_children():
            if process.pid not in others:
                process.kill()
        raise
