"""Makes a package: everything is written aside and checked there, and then takes its place whole, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nec_cdisc.package.copying import copy_datasets
from nec_cdisc.package.dataset_json import write_dataset_json
from nec_cdisc.package.documents import Desk, write_documents
from nec_cdisc.package.manifest import write_manifest
from nec_cdisc.package.part import Part, RefusedPackage, Told, quiet
from nec_cdisc.package.programs import write_programs
from nec_cdisc.package.rejection import Checked, Delivery, rejection_checks
from nec_cdisc.package.splitting import split_datasets
from nec_cdisc.package.tree import Tree, study_folder_name
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Place, Problem, Severity
from nec_cdisc.run.sdtm import told as entry
from nec_cdisc.study.freshness import PACKAGE, package_sources, stale
from nec_cdisc.study.inputs import OUTPUTS, Hashes
from nec_cdisc.writers.publication import locked, staged
from nec_cdisc.writers.run_record import Run

#: A run of which nobody has stated anything.
RUN = Run("package")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a package is made with: the bytes that a file may have, and the forms of Dataset-JSON beside it."""

    limit: int
    dataset_json: tuple[str, ...] = ()

    @property
    def said(self) -> Mapping[str, Any]:
        """The settings as the manifest names them."""
        return {"split_over": self.limit, "dataset_json": list(self.dataset_json)}


@dataclass(frozen=True, slots=True, eq=False)
class Packaged:
    """A package that was published: where it is, what was checked, all problems, and the parts of split datasets."""

    tree: Tree
    checks: tuple[Checked, ...]
    problems: tuple[Problem, ...]
    split: Mapping[str, Any]


def make_package(
    study: Path,
    parts: Sequence[Part],
    settings: Settings,
    told: Told = quiet,
    run: Run = RUN,
    hashes: Hashes | None = None,
) -> Packaged:
    """Make the package of a study of published sets, and publish it to ``outputs/package``.

    ``run`` is told in the run record; ``hashes`` are those of files that were looked at before. Raises
    :class:`RefusedPackage` where it must not be delivered, and
    :class:`~nec_cdisc.writers.publication.NotWritten` where the outputs cannot be written or another run holds them;
    the last package stays as it was then.
    """
    outputs = study / OUTPUTS
    name = parts[0].plan.study.block.study
    folder = study_folder_name(name)
    if not folder:
        raise RefusedPackage([Problem("PKG005", f"the study is called {name}", Place("mappings/study.yaml"))])
    with locked(outputs), staged(outputs) as stage:
        before = package_sources(study, hashes)
        tree = Tree(stage.folder(PACKAGE), folder)
        try:
            problems, split = _write(study, parts, tree, settings, told)
            checks = rejection_checks(Delivery(tree, tuple(part.model for part in parts), settings.limit))
        except Unreadable as fault:
            raise RefusedPackage([fault.problem]) from None
        problems += [problem for check in checks for problem in check.problems]
        again = Hashes(study)  # what was read before says nothing of what changed meanwhile
        if package_sources(study, again) != before or any(stale(study, again)):
            problems.append(Problem("PKG003", "the export, the mappings or the outputs changed meanwhile"))
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise RefusedPackage(problems)
        write_manifest(tree, name, before, checks, settings.said, split)
        stage.record(entry(run, parts[0].plan.study.block.standard, before, problems))
    return Packaged(Tree(outputs / PACKAGE, folder), tuple(checks), tuple(problems), split)


def _write(
    study: Path, parts: Sequence[Part], tree: Tree, settings: Settings, told: Told
) -> tuple[list[Problem], dict[str, Any]]:
    """Write all files of a package but its manifest."""
    problems: list[Problem] = []
    for part in parts:
        problems += copy_datasets(part, tree.datasets(part.model), told)
    if problems:
        raise RefusedPackage(problems)  # whatever is made of wrong files is wrong
    problems += write_documents(Desk(study, parts, tree))
    split: dict[str, Any] = {}
    for part in parts:
        divided, found = split_datasets(part, tree, settings.limit, told)
        split |= divided
        problems += found
        for form in settings.dataset_json:
            target = tree.dataset_json(part.model)
            problems += write_dataset_json(part, tree.datasets(part.model), target, form, told)
    if len(parts) > 1:
        problems += write_programs(study, tree.programs, parts[-1].plan.standard.transliteration)
    return problems, split
