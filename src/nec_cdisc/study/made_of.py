"""What a set of datasets was made of, by content: so that nobody analyses or submits a set that is out of date."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from nec_cdisc import __version__
from nec_cdisc.mapping.cdisc_model import ADAM
from nec_cdisc.mapping.files import FOLDER
from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.source.study_path import WAIVERS
from nec_cdisc.study.form_file import catalogue
from nec_cdisc.study.inputs import counts
from nec_cdisc.writers.run_record import sha256

#: The file beside lineage that says what a set was made of.
NAME = "made_of.json"
#: The file beside it that says which files the set consists of.
SET = "made.json"
SPECS = "specs"
#: Templates of reviewer's guides in it, which change no dataset.
GUIDES = "guides"


def made_of(folder: Path, mapping: StudyMapping, cut_off: dt.date | None) -> str:
    """Return as JSON what a set is made of: version of the program, cut-off, the SHA-256 of each file it depends on.

    Those are the mappings without those of analysis and without waivers, the study's own specifications without the
    templates of guides, and the files of its forms.
    """
    files = {path.relative_to(folder).as_posix(): sha256(path) for path in _files(folder, mapping)}
    said = {"package": __version__, "cut_off": None if cut_off is None else cut_off.isoformat(), "files": files}
    return json.dumps(said, indent=1, sort_keys=True) + "\n"


def made_of_analysis(folder: Path, tabulation: Path) -> str:
    """Return as JSON what a set of analysis datasets is made of: the datasets in ``tabulation``, and what says how.

    That is the version of the program, and the SHA-256 of each dataset, of each mapping but the waivers, and of each
    specification of the study but the templates of guides.
    """
    apart = {folder / FOLDER / WAIVERS, folder / SPECS / GUIDES}
    used = [path for path in authored(folder) if apart.isdisjoint((path, *path.parents))]
    files = {path.relative_to(folder).as_posix(): sha256(path) for path in used}
    datasets = json.loads(made(tabulation))
    return json.dumps({"package": __version__, "datasets": datasets, "files": files}, indent=1, sort_keys=True) + "\n"


def made(folder: Path) -> str:
    """Return as JSON what a set consists of: the SHA-256 of each file in its folder."""
    files = {path.name: sha256(path) for path in sorted(folder.iterdir()) if counts(path)}
    return json.dumps(files, indent=1, sort_keys=True) + "\n"


def is_intact(folder: Path, recorded: Path) -> bool:
    """Say whether a set consists of the files that were recorded when it was published: none gone or edited."""
    try:
        return recorded.read_text(encoding="utf-8") == made(folder)
    except (OSError, ValueError):
        return False


def is_current(folder: Path, recorded: Path) -> bool:
    """Say whether a set, by what was recorded of it, would be made of the same content today.

    The mappings are not read for that: as long as they are the same bytes they name the same files of the export.
    """
    try:
        text = recorded.read_text(encoding="utf-8")
        said = json.loads(text)
        files, version = dict(said["files"]), said["package"]
        raw = [name for name in files if name.partition("/")[0] not in {FOLDER, SPECS}]
        now = {path.relative_to(folder).as_posix(): path for path in _authored_for_sdtm(folder)}
        now |= {name: folder / name for name in raw}
        whole = text == json.dumps(said, indent=1, sort_keys=True) + "\n"
        same = whole and version == __version__ and now.keys() == files.keys()
        return same and all(sha256(path) == files[name] for name, path in now.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def is_current_analysis(folder: Path, tabulation: Path, recorded: Path) -> bool:
    """Say whether a set of analysis datasets, by what was recorded of it, would be made of the same content today."""
    try:
        return recorded.read_text(encoding="utf-8") == made_of_analysis(folder, tabulation)
    except (OSError, ValueError):
        return False


def cut_off_of(recorded: Path) -> str | None:
    """Return the data cut-off of a set, ``None`` where it had none or nothing is recorded of it."""
    try:
        said = json.loads(recorded.read_text(encoding="utf-8"))["cut_off"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return said if isinstance(said, str) else None


def _files(folder: Path, mapping: StudyMapping) -> Iterator[Path]:
    yield from _authored_for_sdtm(folder)
    beside = {catalogue(form) for form in mapping.forms.values()} - {None}
    for name in sorted({*(form.path for form in mapping.forms.values()), *map(str, beside)}):
        if (folder / name).is_file():
            yield folder / name


def _authored_for_sdtm(folder: Path) -> Iterator[Path]:
    apart = {folder / FOLDER / ADAM.folder, folder / FOLDER / WAIVERS, folder / SPECS / GUIDES}
    yield from (path for path in authored(folder) if apart.isdisjoint((path, *path.parents)))


def authored(folder: Path) -> Iterator[Path]:
    """Yield the mappings of a study and its own specifications."""
    for below in (folder / FOLDER, folder / SPECS):
        yield from (path for path in sorted(below.rglob("*")) if counts(path))
