"""Disks of their own for the outputs of a study; only root can mount them."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def mounted(place: Path, *options: str) -> Iterator[None]:
    """Mount a small disk on a folder; skip the test where that is not allowed."""
    place.mkdir(exist_ok=True)
    mount = shutil.which("mount")
    done = subprocess.run([mount or "false", *options, place], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run([shutil.which("umount") or "false", place], check=True)


@contextlib.contextmanager
def read_only(place: Path) -> Iterator[None]:
    """Let nobody write into a folder; skip the test where that is not allowed."""
    with mounted(place, "--bind", str(place)):
        remount = ["mount", "-o", "remount,bind,ro", place]
        subprocess.run(remount, check=True, capture_output=True)
        yield
