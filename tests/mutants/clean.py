"""Makes the clean package that defects are planted in: the demo study, simulated without planted dirt, converted."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: What the package is made of, beside the options below.
MADE_OF = ("src", "mappings", "specs")
OPTIONS = ("--clean", "--subjects", "40", "--seed", "2014")
STAMP = "made_of.txt"


class NotMade(Exception):
    """The clean package cannot be made; the text is what the program said."""


def make(folder: Path, options: Sequence[str] = OPTIONS) -> Path:
    """Make the study in a folder and return its ``outputs``. Raises :class:`NotMade`."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in ("mappings", "specs"):
        shutil.copytree(ROOT / part, folder / part, dirs_exist_ok=True)
    run(folder, "simulate", *options, "--out", str(folder / "raw"))
    run(folder, "sdtm")
    run(folder, "adam")
    return folder / "outputs"


def kept(folder: Path) -> Path:
    """Return the ``outputs`` of the study in a folder, which is made anew where the program has changed since."""
    wanted, stamp = _fingerprint(), folder / STAMP
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        make(folder)
        stamp.write_text(wanted, encoding="utf-8")
    return folder / "outputs"


def run(folder: Path, *words: str) -> None:
    """Run a command on the study of a folder. Raises :class:`NotMade` where it fails."""
    command = [sys.executable, "-m", "nec_cdisc", "--study", str(folder), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        message = f"nec-cdisc {words[0]} ended with {done.returncode}: {done.stdout[-1000:]}{done.stderr[-1000:]}"
        raise NotMade(message)


def _fingerprint() -> str:
    """Return a hash of every file that the package is made of."""
    whole = hashlib.sha256(" ".join(OPTIONS).encode())
    for part in MADE_OF:
        for path in sorted((ROOT / part).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                whole.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()
