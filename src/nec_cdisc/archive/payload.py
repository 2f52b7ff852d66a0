"""What goes into an archive of the study itself: raw export, mappings, specifications, the standard, the outputs."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from nec_cdisc.archive.opened import name_fault
from nec_cdisc.problem import Place, Problem
from nec_cdisc.problem.visible import visible
from nec_cdisc.standard.location import packaged
from nec_cdisc.study.inputs import OUTPUTS
from nec_cdisc.writers.chain import Chain
from nec_cdisc.writers.disk_faults import NotWritten

#: The folders of a study that people fill, and those of the outputs; what is no set of its own stays out.
AUTHORED = ("raw", "mappings", "specs")
MADE = ("sdtm", "reports", "lineage", "adam", "adam_reports", "adam_lineage", "validation", "package")
#: Where the packaged standard stands in an archive: the study's own specifications lie over it.
STANDARD = "standard"


def of_study(folder: Path, record: Chain) -> dict[str, Path]:
    """Return the files of a study by their path in the payload: whole folders, and whatever else a run has read.

    Raises :class:`nec_cdisc.writers.disk_faults.NotWritten` (ARC106) for a link, a device or a name that an archive
    cannot hold; ``OSError``.
    """
    found = {
        name: path
        for below in (*AUTHORED, *(f"{OUTPUTS}/{name}" for name in MADE))
        for name, path in _files(folder, below)
    }
    read = {str(name) for line in record.lines for name in line.get("inputs", ())}
    for name in sorted(read - found.keys()):
        first = name.partition("/")[0]
        if first not in {OUTPUTS, *AUTHORED} and (folder / name).is_file():
            found[name] = _plain(folder, folder / name)
    return dict(sorted(found.items()))


def of_standard() -> dict[str, Path]:
    """Return the files of the packaged standard by their path in the payload."""
    place = packaged()
    return {f"{STANDARD}/{name.partition('/')[2]}": path for name, path in _files(place.parent, place.name)}


def _files(folder: Path, below: str) -> Iterator[tuple[str, Path]]:
    top = folder / below
    if not top.exists() and not top.is_symlink():
        return
    _plain(folder, top)
    for path in sorted(top.rglob("*")):
        kept = path.name.startswith(".") or "__pycache__" in path.parts
        if not kept and (path.is_symlink() or not path.is_dir()):
            yield path.relative_to(folder).as_posix(), _plain(folder, path)


def _plain(folder: Path, path: Path) -> Path:
    """Return a path under which a file or folder itself stands. Raises :class:`NotWritten` (ARC106), ``OSError``."""
    name = path.relative_to(folder).as_posix()
    mode = path.lstat().st_mode
    fault = "is a link" if stat.S_ISLNK(mode) else None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "is no file"
    fault = fault or (f"has {name_fault(name)}" if name_fault(name) else None)
    if fault is not None:
        raise NotWritten(Problem("ARC106", f"{visible(name)} {fault}", Place(visible(name))))
    return path


def sizes(files: Mapping[str, Path | bytes]) -> int:
    """Return how many bytes some files have. Raises ``OSError``."""
    return sum(len(item) if isinstance(item, bytes) else item.stat().st_size for item in files.values())
