"""The documents of a package: one list, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.crf.publish import write_crf
from nec_cdisc.define.publish import write_define
from nec_cdisc.guide.publish import write_adrg, write_csdrg
from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.package.part import Part
from nec_cdisc.package.tree import Tree
from nec_cdisc.problem import Problem
from nec_cdisc.study.inputs import OUTPUTS
from nec_cdisc.writers.fault_points import passed

#: Endings of what is for reading and editing, and not submitted.
ASIDE = (".html", ".docx", ".md")


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """What the makers of documents have at hand: the study folder, all parts of the package, and its folders."""

    study: Path
    parts: Sequence[Part]
    tree: Tree

    def part(self, model: str) -> Part | None:
        """Return the part of a model, ``None`` where the package has none."""
        return next((part for part in self.parts if part.model == model), None)


#: Makes the documents of one part in a folder, which holds its datasets.
Maker = Callable[[Desk, Part, Path], Sequence[Problem]]


def _define(_: Desk, part: Part, folder: Path) -> Sequence[Problem]:
    return write_define(part.plan, part.folder, folder)  # dictionaries are told beside these files


def _annotated_crf(_: Desk, part: Part, folder: Path) -> Sequence[Problem]:
    return write_crf(part.plan, folder) if part.model == SDTM.folder else ()


def _guide(desk: Desk, part: Part, folder: Path) -> Sequence[Problem]:
    write = write_csdrg if part.model == SDTM.folder else write_adrg
    return write(part.plan, desk.study, desk.study / OUTPUTS, folder)


MAKERS: tuple[tuple[str, Maker], ...] = (
    ("the annotated CRF", _annotated_crf),
    ("the reviewer's guide", _guide),
    ("define.xml", _define),
)


def write_documents(desk: Desk) -> list[Problem]:
    """Make all documents of a package; what is not submitted is put aside. Raises ``OSError``."""
    problems: list[Problem] = []
    for part in desk.parts:
        folder = desk.tree.datasets(part.model)
        for name, maker in MAKERS:
            problems += maker(desk, part, folder)
            _put_aside(folder, desk.tree.documents(part.model))
            passed(f"{name} of {part.model} is written")
    return problems


def _put_aside(folder: Path, documents: Path) -> None:
    """Move what a maker wrote for reading to the folder of documents."""
    for path in sorted(folder.iterdir()):
        if path.suffix in ASIDE:
            documents.mkdir(parents=True, exist_ok=True)
            path.rename(documents / path.name)
