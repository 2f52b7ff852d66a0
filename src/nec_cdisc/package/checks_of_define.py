"""Holds the files of a package against what define.xml names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from nec_cdisc.package.tree import DEFINE, SPLIT, Tree
from nec_cdisc.problem import Place, Problem
from nec_cdisc.validate.define_file import DefineFile, NoDefine, read_define


def define_names_files(tree: Tree, models: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each file that a define.xml names and is not there, and each that is there and not named.

    A define.xml that is missing is a matter of criterion 1736.
    """
    for model in models:
        folder = tree.datasets(model)
        place = Place(tree.relative(folder / DEFINE))
        if not (folder / DEFINE).is_file():
            continue
        try:
            define = read_define(folder / DEFINE)
        except NoDefine as fault:
            yield Problem("PKG023", f"{place.file}: {fault}", place)
            continue
        yield from _missing(define, folder, place)
        yield from _extra(define, folder, tree)


def _missing(define: DefineFile, folder: Path, place: Place) -> Iterator[Problem]:
    named = dict(define.leaves)
    if define.stylesheet is None:
        yield Problem("PKG022", f"{place.file} names no stylesheet", place)
    else:
        named["the stylesheet"] = define.stylesheet
    for leaf, href in named.items():
        path = folder / href
        if not path.resolve().is_relative_to(folder.resolve()):
            yield Problem("PKG022", f"{leaf} leads out of the folder: {href}", place)
        elif not path.is_file():
            yield Problem("PKG022", f"{href} is named ({leaf}), and is not there", place)
    for dataset, said in define.datasets.items():
        if said.file != f"{dataset.lower()}.xpt":
            yield Problem("PKG022", f"{dataset} is said to be in {said.file}", place)


def _extra(define: DefineFile, folder: Path, tree: Tree) -> Iterator[Problem]:
    known = {DEFINE, define.stylesheet, *define.leaves.values()}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_dir() or relative.as_posix() in known or (relative.parts[0] == SPLIT and len(relative.parts) > 1):
            continue
        yield Problem("PKG024", f"{tree.relative(path)} is not named in {DEFINE}", Place(tree.relative(path)))
