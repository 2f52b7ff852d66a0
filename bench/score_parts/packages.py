"""Lays out the clean package and one package for each defect, each as the outputs of a study folder."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.clean import kept
from tests.mutants.defect import Defect
from tests.mutants.difference import Difference, difference
from tests.mutants.package import open_package

NOTHING = Difference(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Planted:
    """A study folder whose outputs are a package; the clean one has no defect."""

    study: Path
    defect: Defect | None = None
    difference: Difference = NOTHING


def planted(build: Path, defects: Sequence[Defect]) -> list[Planted]:
    """Return the clean package, then one for each defect; files that are alike are links to those of the clean one."""
    study = build / "clean"
    outputs = kept(study)
    clean, place = open_package(outputs), build / "planted"
    shutil.rmtree(place, ignore_errors=True)
    found = [Planted(_study(place / "clean", study))]
    clean.write(found[0].study / "outputs", clean, outputs)
    for defect in defects:
        package = defect.planted_in(clean)
        folder = _study(place / defect.id, study)
        package.write(folder / "outputs", clean, outputs)
        found.append(Planted(folder, defect, difference(clean, package)))
    return found


def _study(folder: Path, study: Path) -> Path:
    folder.mkdir(parents=True)
    for part in ("mappings", "specs", "raw"):
        (folder / part).symlink_to(study / part)
    return folder
