"""Copies published datasets into the package, and makes sure that they are the files that were recorded."""

from __future__ import annotations

import hashlib
import json
import stat
from collections.abc import Iterator
from pathlib import Path

from nec_cdisc.package.part import Part, Told
from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.fault_points import passed

_PIECE = 1 << 20


def copy_datasets(part: Part, target: Path, told: Told) -> Iterator[Problem]:
    """Copy the files of a set to a folder, which is made, piece by piece.

    Problems: PKG026 for what is no ordinary file, PKG003 for a file that is not the recorded one, or that is missing.
    Raises ``OSError``.
    """
    target.mkdir(parents=True)
    recorded = _recorded(part)
    found = {path.name: path for path in sorted(part.folder.iterdir()) if not path.name.startswith(".")}
    sizes = {name: path.lstat() for name, path in found.items()}
    done, of = 0, sum(status.st_size for status in sizes.values())
    for name, path in found.items():
        place = Place(f"outputs/{part.model}/{name}")
        if not stat.S_ISREG(sizes[name].st_mode):
            yield Problem("PKG026", f"{name} is a link, a folder or a device", place)
            continue
        digest = hashlib.sha256()
        with path.open("rb") as source, (target / name).open("xb") as copy:
            while piece := source.read(_PIECE):
                digest.update(piece)
                copy.write(piece)
                done += len(piece)
                told(f"copy {part.model}", done, of)
        if recorded.get(name) != digest.hexdigest():
            yield Problem("PKG003", f"{name} is not the file that was published", place)
        passed(f"{name} is copied")
    for name in sorted(recorded.keys() - found.keys()):
        yield Problem("PKG003", f"{name} is gone", Place(f"outputs/{part.model}/{name}"))


def _recorded(part: Part) -> dict[str, str]:
    """Return the hashes of a set's files, none where nothing can be read of them."""
    try:
        said = json.loads(part.recorded.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in said.items()} if isinstance(said, dict) else {}
