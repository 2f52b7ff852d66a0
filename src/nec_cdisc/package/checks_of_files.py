"""Looks at the files of a package: their names, kinds and sizes, and what transport files say of themselves."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from nec_cdisc.package.tree import SPLIT, Tree
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Place, Problem
from nec_cdisc.xpt.blocks import Blocks
from nec_cdisc.xpt.limits import member_problems

#: Names that an eCTD may have (ICH eCTD 3.2.2, appendix on names), and their greatest lengths.
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9]+)?|define2-\d(-\d)?\.xsl")
LONGEST_NAME, LONGEST_PATH = 64, 230
#: How the bytes of a document begin.
_BEGINNINGS = {".pdf": b"%PDF-", ".xml": b"<?xml ", ".xsl": b"<?xml "}
XPT = ".xpt"


def everything(tree: Tree) -> list[Path]:
    """Return all files and folders of the eCTD, links unfollowed, in order."""
    found = []
    for folder, folders, files in os.walk(tree.root / "m5"):
        found += [Path(folder) / name for name in (*folders, *files)]
    return sorted(found)


def files_are_ordinary(tree: Tree) -> Iterator[Problem]:
    """Yield a problem for each link and each device."""
    for path in everything(tree):
        mode = path.lstat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            yield Problem("PKG026", f"{tree.relative(path)} is a link or a device", Place(tree.relative(path)))


def names_are_fit(tree: Tree) -> Iterator[Problem]:
    """Yield a problem for each name that an eCTD may not have."""
    for path in everything(tree):
        relative = tree.relative(path)
        shown = relative.encode("ascii", "backslashreplace").decode()
        if not _NAME.fullmatch(path.name):
            yield Problem("PKG020", f"{shown}: the name has other signs than an eCTD allows", Place(shown))
        if len(path.name) > LONGEST_NAME or len(relative) > LONGEST_PATH:
            yield Problem("PKG020", f"{shown}: the name or the path is too long", Place(shown))


def datasets_are_fit(tree: Tree, models: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the header of each transport file: name, labels, lengths."""
    for path in _transports(tree, models):
        place = Place(tree.relative(path))
        try:
            member = Blocks(path).member
        except Unreadable as fault:
            yield Problem("PKG021", fault.problem.message, place)
            continue
        if member.name.lower() != path.stem or path.suffix != XPT:
            yield Problem("PKG021", f"{path.name} holds the dataset {member.name}", place)
        yield from (Problem("PKG021", found.message, place) for found in member_problems(member))
        if not member.label:
            yield Problem("PKG021", f"{member.name} has no label", place)


def documents_are_of_their_kind(tree: Tree) -> Iterator[Problem]:
    """Yield a problem for each document that does not begin as its ending says."""
    for path in everything(tree):
        beginning = _BEGINNINGS.get(path.suffix)
        if beginning is None or not path.is_file():
            continue
        with path.open("rb") as file:
            found = file.read(len(beginning))
        if found != beginning:
            yield Problem(
                "PKG027", f"{path.name} does not begin as a {path.suffix[1:]} does", Place(tree.relative(path))
            )


def files_are_small_enough(tree: Tree, models: Sequence[str], limit: int) -> Iterator[Problem]:
    """Yield a problem for each file over the limit that is not there in parts as well, with all its records."""
    for path in _transports(tree, models):
        size, place = path.stat().st_size, Place(tree.relative(path))
        if size <= limit:
            continue
        parts = sorted((path.parent / SPLIT).glob(f"{path.stem[:5]}*{XPT}")) if path.parent.name != SPLIT else []
        held = sum(Blocks(part).records for part in parts if _is_part(part, path))
        if held != Blocks(path).records:
            message = f"{path.name} has {size:,} bytes, and the parts in {SPLIT} hold {held:,} of its records"
            yield Problem("PKG025", message, place)


def _is_part(part: Path, whole: Path) -> bool:
    """Say whether a file holds a part of a dataset: it has a number behind its name, and the same variables."""
    stem = part.stem.rstrip("0123456789")
    return (
        whole.stem.startswith(stem) and bool(stem) and Blocks(part).member.variables == Blocks(whole).member.variables
    )


def _transports(tree: Tree, models: Sequence[str]) -> Iterator[Path]:
    for model in models:
        folder = tree.datasets(model)
        found = [*folder.glob(f"*{XPT}"), *(folder / SPLIT).glob(f"*{XPT}")]
        yield from sorted(path for path in found if path.is_file() and not path.is_symlink())
