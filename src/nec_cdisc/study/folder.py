"""Opens a study folder: mappings, standard, headers of the export, register of corrections; all problems at once."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nec_cdisc.mapping.loading import FOLDER, load_mapping
from nec_cdisc.mapping.signature import signature
from nec_cdisc.mapping.study import FormMapping, StudyMapping
from nec_cdisc.plugin.reader import FileOptions, Unreadable
from nec_cdisc.plugin.verb import shape_of
from nec_cdisc.problem import Place, Problem
from nec_cdisc.readers import headers as read_headers
from nec_cdisc.source.document import Document
from nec_cdisc.source.nearest import nearest
from nec_cdisc.source.study_path import PathRefused, resolve_inside
from nec_cdisc.standard.loading import load as load_standard
from nec_cdisc.standard.model import Standard
from nec_cdisc.study.corrections import Correction, load_corrections
from nec_cdisc.verbs import verbs

FUNCTIONS = "functions.py"


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """A study folder, opened; ``mapping`` is ``None`` where it cannot be used at all.

    ``headers`` are the columns of each form's file, ``None`` for a file that cannot be read. ``functions``
    are the verbs that the study itself brings.
    """

    folder: Path
    mapping: StudyMapping | None
    standard: Standard
    headers: Mapping[str, list[str] | None] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    functions: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def open_study(folder: Path) -> Study:
    """Open a study folder; nothing is raised for a fault of its files."""
    own, problems = _functions(folder)
    if not (folder / FOLDER / "study.yaml").is_file():
        message = f"there is no {FOLDER}/study.yaml in this folder"
        missing = Problem("RUN101", message, Place(f"{FOLDER}/study.yaml"))
        return Study(folder, None, load_standard().standard, problems=(missing,))
    mapping, found, documents = load_mapping(folder, {**verbs(), **own})
    problems += found
    if mapping is None:
        return Study(folder, None, load_standard().standard, documents=documents, problems=tuple(problems))
    chosen = mapping.block.standard
    loaded = load_standard(chosen.sdtmig, chosen.ct, folder / "specs")
    problems += loaded.problems
    headers: dict[str, list[str] | None] = {}
    for name, form in mapping.forms.items():
        headers[name] = _headers(folder, form, problems)
    problems += _undeclared(folder, mapping)
    corrections, found = load_corrections(folder)
    problems += found
    for correction in corrections:
        if correction.form not in mapping.forms:
            near = nearest(correction.form, mapping.forms)
            problems.append(Problem("MAP123", f"there is no form '{correction.form}'", correction.place, nearest=near))
    return Study(folder, mapping, loaded.standard, headers, corrections, documents, tuple(own), tuple(problems))


def _headers(folder: Path, form: FormMapping, problems: list[Problem]) -> list[str] | None:
    try:
        path = resolve_inside(folder, form.file, form.place)
    except PathRefused as refused:
        problems.append(refused.problem)
        return None
    if not path.exists():
        problems.append(Problem("MAP154", f"the file {form.file} of form '{form.name}' is missing", form.place))
        return None
    files = form.source.block.files
    catalogue = path.parent / form.block.catalogue if form.block.catalogue is not None else None
    options = FileOptions(files.encoding, files.separator, files.quote, form.block.sheet, catalogue)
    try:
        return read_headers(path, options, form.file)
    except Unreadable as fault:
        problems.append(fault.problem)
        return None


def _undeclared(folder: Path, mapping: StudyMapping) -> list[Problem]:
    """Return a problem for each file of the export that belongs to no form."""
    declared = {form.file for form in mapping.forms.values()}
    for form in mapping.forms.values():
        if form.block.catalogue is not None:
            declared.add(f"{form.source.block.files.folder}/{form.block.catalogue}")
    found: list[Problem] = []
    for source in mapping.sources.values():
        place = source.document.key_place(("forms",))
        below = folder / source.block.files.folder
        for path in sorted(below.glob("*")) if below.is_dir() else ():
            relative = path.relative_to(folder).as_posix()
            if path.is_file() and not path.name.startswith(".") and relative not in declared:
                problem = Problem("MAP155", f"{relative} belongs to no form", place)
                if not any(other.message == problem.message for other in found):
                    found.append(problem)
    return found


def _functions(folder: Path) -> tuple[dict[str, Callable[..., Any]], list[Problem]]:
    """Return the study's own verbs: the marked functions of ``mappings/functions.py``."""
    path = folder / FOLDER / FUNCTIONS
    if not path.is_file():
        return {}, []
    place = Place(f"{FOLDER}/{FUNCTIONS}")
    spec = importlib.util.spec_from_file_location("nec_cdisc_study_functions", path)
    if spec is None or spec.loader is None:
        return {}, [Problem("MAP101", "the study's functions cannot be loaded", place)]
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as fault:  # noqa: BLE001 - whatever the study's own code raises is its author's to mend
        return {}, [Problem("MAP101", f"the study's functions cannot be loaded: {fault}", place)]
    marked = {name: item for name, item in vars(module).items() if callable(item) and shape_of(item) is not None}
    clash = sorted(set(marked) & set(verbs()))
    own = {name: item for name, item in marked.items() if getattr(item, "__module__", "") == spec.name}
    problems = [Problem("MAP172", f"'{name}' is a verb already", place) for name in clash if name in own]
    good = {}
    for name, item in own.items():
        try:
            signature(item)
        except (TypeError, KeyError, NameError) as fault:
            message = f"the signature of '{name}' cannot be read, each argument needs its type: {fault}"
            problems.append(Problem("MAP101", message, place))
            continue
        if name not in clash:
            good[name] = item
    return good, problems
