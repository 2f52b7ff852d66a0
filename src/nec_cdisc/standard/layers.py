"""Lays a study's specification files over the packaged ones: a row replaces the row of the same key, or is added."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.problem import Place, Problem
from nec_cdisc.standard.table import Form, Rows, read


@dataclass(frozen=True, slots=True)
class Layers:
    """The packaged specifications and, where a study has its own, the folder that lies over them.

    ``study`` is the study's folder; it is no overlay where the study is the package's own, as in the repository. A
    folder with links that lead out of the study is not read at all; ``problems`` name them.
    """

    packaged: Path
    overlay: Path | None = None
    study: Path | None = None
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, packaged: Path, overlay: Path | None) -> Layers:
        """Return the layers; an overlay that is the packaged folder itself, or is not there, lies over nothing."""
        if overlay is None or not overlay.is_dir():
            return cls(packaged)
        same = overlay.resolve() == packaged.resolve()
        if not same and (outside := tuple(_leading_out(overlay))):
            return cls(packaged, problems=outside)
        return cls(packaged, None if same else overlay, overlay)

    def has(self, relative: str) -> bool:
        """Say whether a file or folder is in one of the layers."""
        return (self.packaged / relative).exists() or self.overlays(relative)

    def overlays(self, relative: str) -> bool:
        """Say whether the study has this file or folder."""
        return self.overlay is not None and (self.overlay / relative).exists()

    def changes(self, relative: str) -> bool:
        """Say whether the study has this file, and not the same one as the package."""
        packaged, own = self.packaged / relative, self.overlay and self.overlay / relative
        if own is None or not own.is_file():
            return False
        return not packaged.is_file() or not filecmp.cmp(packaged, own, shallow=False)

    def versions(self, prefix: str) -> list[str]:
        """Return the versions that a layer has a folder of, such as ``3.4`` of ``sdtmig-``, in order."""
        folders = [folder for folder in (self.packaged, self.overlay) if folder is not None]
        found = {path.name for folder in folders for path in folder.glob(f"{prefix}*") if path.is_dir()}
        return sorted(name.removeprefix(prefix) for name in found)

    def merged(self, relative: str, form: Form) -> tuple[Rows, list[Problem]]:
        """Return the rows of a file by key, the study's over the packaged ones, and the problems of both."""
        rows: Rows = {}
        problems: list[Problem] = []
        for path, file in self._paths(relative):
            found, wrong = read(path, file, form)
            rows |= found
            problems += wrong
        return rows, problems

    def published(self, relative: str, form: Form) -> Rows:
        """Return the packaged rows of a file alone."""
        path = self.packaged / relative
        return read(path, f"specs/{relative}", form)[0] if path.is_file() else {}

    def study_rows(self, relative: str, form: Form) -> tuple[Rows, list[Problem]]:
        """Return the rows of a file that belongs to the study alone, and its problems."""
        if self.study is None or not (self.study / relative).is_file():
            return {}, []
        return read(self.study / relative, f"{self.study.name}/{relative}", form)

    def unread(self, folder: str, known: set[str]) -> list[Problem]:
        """Return a problem for each file of the study's folder whose name is not known (STD111)."""
        if self.overlay is None or not (self.overlay / folder).is_dir():
            return []
        names = sorted(path.name for path in (self.overlay / folder).iterdir() if not path.name.startswith("."))
        return [
            Problem("STD111", f"Nothing reads {name}.", Place(f"{self.overlay.name}/{folder}/{name}"))
            for name in names
            if name not in known
        ]

    def _paths(self, relative: str) -> list[tuple[Path, str]]:
        packaged = self.packaged / relative
        paths = [(packaged, f"specs/{relative}")] if packaged.is_file() else []
        # A study may carry a whole copy of the packaged folder; what is equal need not be read twice.
        if self.overlay is not None and self.changes(relative):
            paths.append((self.overlay / relative, f"{self.overlay.name}/{relative}"))
        return paths


def _leading_out(overlay: Path) -> Iterator[Problem]:
    """Yield a problem for each link of the study's folder, or the folder itself, that leads out of the study."""
    home = Path(os.path.realpath(overlay.parent))
    for path in (overlay, *sorted(overlay.rglob("*"))):
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(home):
            name = path.relative_to(overlay.parent).as_posix()
            yield Problem("SRC130", f'path "{name}" leads out of the study folder by a link', Place(name))
