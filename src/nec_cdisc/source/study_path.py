"""Paths that a study names: they stay inside its folder."""

from __future__ import annotations

import re
from pathlib import Path

from nec_cdisc.problem import Place, Problem

#: The folder of what people write for a study.
MAPPINGS = "mappings"
#: The register of accepted findings in it, which validation reads.
WAIVERS = "waivers.csv"
_DRIVE = re.compile(r"[A-Za-z]:")


class PathRefused(Exception):
    """A path may not be used; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        """Refuse a path."""
        super().__init__(problem.message)
        self.problem = problem


def resolve_inside(root: Path, relative: str, place: Place | None = None) -> Path:
    """Return the path of a file that a study names, which need not exist.

    ``relative`` counts from the study folder ``root``, with forward slashes on every system; ``place`` is the line that
    names it. Raises :class:`PathRefused` (SRC130) for an absolute path, ``..``, a backslash, and a symbolic link that
    leaves the folder.
    """
    if fault := _fault_of_text(relative):
        raise _refused(relative, fault, place)
    try:
        folder = root.resolve()
        path = (folder / relative).resolve()
        # What is still a link after resolving points in a circle; Python 3.13 no longer says so by itself.
        circle = any(step.is_symlink() for step in (path, *path.parents))
    except (OSError, RuntimeError, ValueError):  # a circle of links is a RuntimeError up to Python 3.12
        raise _refused(relative, "cannot be followed", place) from None
    if circle:
        raise _refused(relative, "cannot be followed", place)
    if not path.is_relative_to(folder):
        raise _refused(relative, "leads out of the study folder by a link", place)
    return root / relative


def leaving(root: Path, relative: str, place: Place | None = None) -> Problem | None:
    """Return the problem of a path that may not be used (see :func:`resolve_inside`), ``None`` for one that may."""
    try:
        resolve_inside(root, relative, place)
    except PathRefused as refused:
        return refused.problem
    return None


def _fault_of_text(relative: str) -> str | None:
    """Return what is wrong with the text of a path, the same on every system."""
    if not relative.strip() or "\0" in relative:
        return "is no path"
    if "\\" in relative:
        return "holds a backslash"
    parts = relative.split("/")
    if relative.startswith(("/", "~")) or any(part in {"", "~"} or _DRIVE.match(part) for part in parts):
        return "does not start in the study folder"
    if ".." in parts:
        return "goes up with .."
    return None


def _refused(relative: str, fault: str, place: Place | None) -> PathRefused:
    return PathRefused(Problem("SRC130", f'path "{relative}" {fault}', place))
