"""Which files a command reads, by content, and which folders it writes: so that nobody takes old outputs for new ones.

This is the one list of them: what a set was made of, what was validated, the run record and the archive go by it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nec_cdisc.writers.run_record import sha256

OUTPUTS = "outputs"
ELSEWHERE = "(outside the study folder)"


@dataclass(frozen=True, slots=True)
class Reads:
    """Files and folders that a command reads, below the study folder, and those ``apart`` that it does not.

    ``sets`` are folders of datasets, which an option may replace by another folder.
    """

    authored: tuple[str, ...]
    apart: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()


#: Templates of reviewer's guides, which change no dataset.
_GUIDES = "specs/guides"
_SDTM = ("outputs/sdtm", "outputs/lineage")
_ADAM = ("outputs/adam", "outputs/adam_lineage")
#: In the order in which the commands build on each other. The raw files of SDTM are named by its mappings.
READS: Mapping[str, Reads] = {
    "sdtm": Reads(("mappings", "specs"), ("mappings/adam", "mappings/waivers.csv", _GUIDES)),
    "adam": Reads(("mappings", "specs"), ("mappings/sdtm", "mappings/sources", "mappings/waivers.csv", _GUIDES), _SDTM),
    "validate": Reads(("mappings/study.yaml", "mappings/waivers.csv", "specs"), (_GUIDES,), (*_SDTM, *_ADAM)),
    "package": Reads(("mappings", "specs", "outputs/reports", "outputs/validation"), (), (*_SDTM, *_ADAM)),
}


#: The folders that a command writes whole, in which nothing else may lie.
WRITES: Mapping[str, tuple[str, ...]] = {"sdtm": _SDTM, "adam": _ADAM, "validate": (), "package": ("outputs/package",)}


@dataclass(slots=True)
class Hashes:
    """The SHA-256 of files of a study; each file is read once, until a command has written anew.

    Take a hash before a file is read for its content: who changes it in between is noticed the next time.
    """

    folder: Path
    known: dict[Path, str] = field(default_factory=dict)

    def of(self, paths: Sequence[Path] | Iterator[Path]) -> dict[str, str]:
        """Return the hashes of files by their path from the study folder, sorted. Raises ``OSError``."""
        return {name: self.one(path) for name, path in sorted((named(self.folder, path), path) for path in paths)}

    def one(self, path: Path) -> str:
        """Return the hash of a file. Raises ``OSError``."""
        if path not in self.known:
            self.known[path] = sha256(path)
        return self.known[path]

    def read_by(self, command: str, sets: Sequence[Path] | None = None) -> dict[str, str]:
        """Return the hashes of what a command reads; see :func:`read_by`. Raises ``OSError``."""
        return self.of(read_by(command, self.folder, sets))

    def forget(self) -> None:
        """Have every file be read again: a command has written since."""
        self.known.clear()


def read_by(command: str, folder: Path, sets: Sequence[Path] | None = None) -> Iterator[Path]:
    """Yield the files that a command reads, raw data apart; ``sets`` are other folders of datasets than usual."""
    reads = READS[command]
    apart = [str(folder / name) for name in reads.apart]
    datasets = [folder / name for name in reads.sets] if sets is None else sets
    for below in (*(folder / name for name in reads.authored), *datasets):
        found = [below] if below.is_file() else sorted(below.rglob("*"))
        yield from (path for path in found if counts(path) and not _lies_in(path, apart))


def counts(path: Path) -> bool:
    """Say whether a path is a file that somebody wrote: no hidden one, and none that Python keeps for itself."""
    return path.is_file() and not path.name.startswith(".") and path.parent.name != "__pycache__"


def _lies_in(path: Path, apart: Sequence[str]) -> bool:
    text = str(path)
    return text in apart or text.startswith(tuple(f"{each}{os.sep}" for each in apart))


def named(folder: Path, path: Path) -> str:
    """Return a path as the run record names it: from the study folder; of one outside only the name is told."""
    if path.is_relative_to(folder):
        return path.relative_to(folder).as_posix()
    inside, here = path.resolve(), folder.resolve()
    if inside.is_relative_to(here):
        return inside.relative_to(here).as_posix()
    return f"{ELSEWHERE}/{inside.name}"
