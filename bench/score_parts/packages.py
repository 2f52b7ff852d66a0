"""Lays out a clean package and one package for each defect, each as the outputs of a study folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.catalogue import DEFECTS
from tests.mutants.clean import kept
from tests.mutants.defect import Defect
from tests.mutants.difference import Difference, difference
from tests.mutants.package import Package, open_package
from tests.mutants.pilot import PILOT_DEFECTS, pilot_package

from nec_cdisc.study.made_of import NAME, SET, made, made_of_analysis

NOTHING = Difference(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Subject:
    """A clean package, the folder with its study (mappings, specifications, export), and the defects planted in it.

    ``has_faults`` is set for public data, whose own faults are no false findings; ``identifier`` and ``doses`` are what
    a plan for data frames must be told of the study.
    """

    name: str
    title: str
    open: Callable[[Path], tuple[Package, Path | None]]
    defects: tuple[Defect, ...]
    identifier: str
    doses: tuple[float, ...]
    has_faults: bool = False


@dataclass(frozen=True, slots=True)
class Planted:
    """A study folder whose outputs are a package; the clean one has no defect. ``mapped``: the study has mappings."""

    study: Path
    mapped: bool
    defect: Defect | None = None
    difference: Difference = NOTHING

    @property
    def outputs(self) -> Path:
        """The folder with the package."""
        return self.study / "outputs"


def _demo(build: Path) -> tuple[Package, Path | None]:
    return open_package(kept(build)), build


def _pilot(_: Path) -> tuple[Package, Path | None]:
    return pilot_package(), None


SUBJECTS = (
    Subject("demo", "The clean demo package", _demo, DEFECTS, "EVINEC", (5, 10)),
    Subject("pilot", "The CDISC pilot's SDTM", _pilot, PILOT_DEFECTS, "CDISCPILOT01", (0, 54, 81), has_faults=True),
)


def planted(subject: Subject, build: Path, defects: Sequence[Defect]) -> list[Planted]:
    """Return the clean package, then one for each defect; files that are alike are links to those of the clean one."""
    clean, study = subject.open(build / "clean" / subject.name)
    place = build / "planted" / subject.name
    shutil.rmtree(place, ignore_errors=True)
    found = [Planted(_study(place / "clean", study), study is not None)]
    clean.write(found[0].outputs)
    _as_published(found[0].study, study)
    for defect in defects:
        package = defect.planted_in(clean)
        folder = _study(place / defect.id, study)
        package.write(folder / "outputs", clean, found[0].outputs)
        _as_published(folder, study)
        found.append(Planted(folder, study is not None, defect, difference(clean, package)))
    return found


def _study(folder: Path, study: Path | None) -> Path:
    folder.mkdir(parents=True)
    for part in ("mappings", "specs", "raw") if study is not None else ():
        # links would lead out of the study, and the validator refuses such specifications
        shutil.copytree(study / part, folder / part, copy_function=os.link)
    return folder


def _as_published(folder: Path, study: Path | None) -> None:
    """Say beside the datasets that they are those of the study, defect and all: a program made it, no hand.

    The validator refuses outputs of a study that were changed since they were published.
    """
    if study is None:
        return
    outputs = folder / "outputs"
    for name in ("lineage", "adam_lineage"):
        (outputs / name).mkdir()
    shutil.copy(study / "outputs" / "lineage" / NAME, outputs / "lineage")
    for lineage, datasets in (("lineage", "sdtm"), ("adam_lineage", "adam")):
        (outputs / lineage / SET).write_text(made(outputs / datasets), encoding="utf-8")
    analysis = made_of_analysis(folder, outputs / "sdtm")  # which has read what is said of SDTM
    (outputs / "adam_lineage" / NAME).write_text(analysis, encoding="utf-8")
