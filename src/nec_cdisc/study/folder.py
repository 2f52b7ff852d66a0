"""Opens a study folder: mappings, standard, headers of the export, register of corrections; all problems at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from nec_cdisc.mapping.cdisc_model import ADAM
from nec_cdisc.mapping.files import FOLDER
from nec_cdisc.mapping.loading import load_mapping
from nec_cdisc.mapping.study import FormMapping, StudyMapping
from nec_cdisc.mapping.unread import STUDY
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Place, Problem
from nec_cdisc.readers import checked_headers
from nec_cdisc.source.document import Document
from nec_cdisc.source.nearest import nearest
from nec_cdisc.source.study_path import PathRefused, resolve_inside
from nec_cdisc.source.text_file import entries, read_text
from nec_cdisc.standard.loading import GUIDE
from nec_cdisc.standard.loading import load as load_standard
from nec_cdisc.standard.model import Standard
from nec_cdisc.study.corrections import REGISTER, Correction, load_corrections, misnamed
from nec_cdisc.study.form_file import catalogue, options
from nec_cdisc.study.functions import NAME, load_functions
from nec_cdisc.verbs import verbs


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
    missing = _missing(folder)
    if missing is not None:
        return Study(folder, None, load_standard().standard, problems=(missing,))
    own, failed, problems = load_functions(folder)
    mapping, found, documents = load_mapping(folder, {**verbs(), **own}, failed)
    problems += found
    if mapping is None:
        documents = {**documents, **_shown(folder, problems)}
        return Study(folder, None, load_standard().standard, documents=documents, problems=tuple(problems))
    chosen = mapping.block.standard
    loaded = load_standard(chosen.sdtmig, chosen.ct, folder / "specs")
    problems += [_at_choice(problem, mapping) for problem in loaded.problems]
    headers: dict[str, list[str] | None] = {}
    for name, form in mapping.forms.items():
        headers[name] = _headers(folder, form, problems, {item.block.file for item in mapping.forms.values()})
    known = "source" not in mapping.broken.files  # else any file or form may be one of the source that cannot be read
    renamed = {problem.nearest for problem in problems if problem.code == "MAP154"}
    problems += _undeclared(folder, mapping, renamed) if known else []
    corrections, found = load_corrections(folder)
    problems += found
    problems += misnamed(corrections, mapping.forms, headers) if known else ()
    documents = {**documents, **_shown(folder, problems)}
    return Study(folder, mapping, loaded.standard, headers, corrections, documents, tuple(own), tuple(problems))


def open_analysis(folder: Path) -> Study:
    """Open a study folder for analysis: its analysis datasets and code lists, neither sources nor raw files."""
    missing = _missing(folder)
    if missing is not None:
        return Study(folder, None, load_standard().standard, problems=(missing,))
    own, failed, problems = load_functions(folder)
    mapping, found, documents = load_mapping(folder, {**verbs(), **own}, failed, ADAM)
    problems += found
    if mapping is None:
        documents = {**documents, **_shown(folder, problems)}
        return Study(folder, None, load_standard().standard, documents=documents, problems=tuple(problems))
    loaded = load_standard(mapping.block.standard.sdtmig, mapping.block.standard.ct, folder / "specs")
    problems += [_at_choice(problem, mapping) for problem in loaded.problems]
    documents = {**documents, **_shown(folder, problems)}
    return Study(folder, mapping, loaded.standard, documents=documents, functions=tuple(own), problems=tuple(problems))


def _shown(folder: Path, problems: list[Problem]) -> dict[str, Document]:
    """Return the lines of the authored files beside the YAML that a problem points to, for code frames."""
    places = {problem.place.file for problem in problems if problem.place is not None}
    names = [name for name in (NAME, f"{FOLDER}/{REGISTER}") if name in places]
    return {name: Document(name, None, read_text(folder / name, name).lines) for name in names}


def _at_choice(problem: Problem, mapping: StudyMapping) -> Problem:
    """Return a problem of the standard; a version that is not there is told where study.yaml chooses it."""
    if problem.code not in {"STD113", "STD119"}:
        return problem
    key = "sdtmig" if GUIDE in problem.message else "ct"
    return replace(problem, place=mapping.document.place(("standard", key)))


def _missing(folder: Path) -> Problem | None:
    """Return the problem of a folder that is no study folder."""
    place = Place(f"{FOLDER}/{STUDY}")
    found = entries(folder / FOLDER, FOLDER)
    if isinstance(found, Problem):
        return found
    names = [path.name for path in found]
    if STUDY in names:
        return None
    where = f"the folder '{folder}'" if folder != Path() else f"this folder, '{folder.resolve().name}'"
    step = "Name the folder above this one: it is the study folder." if (folder / STUDY).is_file() else None
    message = f"there is no {FOLDER}/{STUDY} in {where}"
    return Problem("RUN101", message, place, nearest=nearest(STUDY, names), next_step=step)


def _headers(folder: Path, form: FormMapping, problems: list[Problem], declared: Collection[str]) -> list[str] | None:
    try:
        path = resolve_inside(folder, form.path, form.place)
    except PathRefused as refused:
        problems.append(refused.problem)
        return None
    below = entries(path.parent, path.parent.relative_to(folder).as_posix())
    if isinstance(below, Problem):
        problems.append(below)
        return None
    if not _there(path):
        message = f"the file {form.path} of form '{form.name}' is missing"
        guess = _renamed(path, below, declared)
        step = f"Write file: {guess}, or give the file its old name." if guess else None
        problems.append(Problem("MAP154", message, form.place, nearest=guess, next_step=step))
        return None
    try:
        names, found = checked_headers(path, form.file, options(folder, form))
    except (Unreadable, PathRefused) as fault:
        problems.append(fault.problem)
        return None
    problems += found
    wanted = {*form.block.key, *form.source.block.subject}
    if wanted and not any(name in names or nearest(name, names) for name in wanted):
        message = (
            f"row 1 of {form.file} holds none of the columns that tell its records apart: {', '.join(form.block.key)}"
        )
        problems.append(Problem("RAW107", message, form.place))
        return None
    return names


def _renamed(path: Path, below: list[Path], declared: Collection[str]) -> str | None:
    """Return the file that a missing one was renamed to: of the same kind, its name longer, or nearly the same."""
    names = [item.name for item in below if item.suffix == path.suffix and item.name not in declared]
    longer = [name for name in names if name.startswith(path.stem)]
    return longer[0] if len(longer) == 1 else nearest(path.name, names)


def _there(path: Path) -> bool:
    """Say whether there is a file; one that may not be looked at is there, and refused when it is opened."""
    try:
        return path.exists()
    except PermissionError:
        return True


def _undeclared(folder: Path, mapping: StudyMapping, renamed: Collection[str | None]) -> list[Problem]:
    """Return a problem for each file of the export that belongs to no form, nor is told as a form's file renamed."""
    declared = {form.path for form in mapping.forms.values()}
    for form in mapping.forms.values():
        if form.block.catalogue is not None:
            declared.add(str(catalogue(form)))
    found: list[Problem] = []
    for source in mapping.sources.values():
        place = source.document.key_place(("forms",))
        below = entries(folder / source.block.files.folder, source.block.files.folder)
        for path in () if isinstance(below, Problem) else below:
            relative = path.relative_to(folder).as_posix()
            known = relative in declared or path.name in renamed
            if path.is_file() and not path.name.startswith(".") and not known:
                problem = Problem("MAP155", f"{relative} belongs to no form", place)
                if not any(other.message == problem.message for other in found):
                    found.append(problem)
    return found
