"""What a set of datasets was made of, by content: so that nobody analyses or submits a set that is out of date."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from nec_cdisc import __version__
from nec_cdisc.mapping.cdisc_model import ADAM
from nec_cdisc.mapping.files import FOLDER
from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.source.study_path import WAIVERS
from nec_cdisc.study.form_file import catalogue

#: The file beside lineage that says what a set was made of.
NAME = "made_of.json"
#: The file beside it that says which files the set consists of.
SET = "made.json"
SPECS = "specs"
#: Templates of reviewer's guides in it, which change no dataset.
GUIDES = "guides"
_PIECE = 1 << 20


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
    files = {path.name: sha256(path) for path in sorted(folder.iterdir()) if _counts(path)}
    return json.dumps(files, indent=1, sort_keys=True) + "\n"


def is_intact(folder: Path, recorded: Path) -> bool:
    """Say whether a set consists of the files that were recorded when it was published: none gone or edited."""
    try:
        return recorded.read_text(encoding="utf-8") == made(folder)
    except (OSError, ValueError):
        return False


def is_current(folder: Path, mapping: StudyMapping, recorded: Path) -> bool:
    """Say whether a set, by what was recorded of it, would be made of the same content today."""
    try:
        text = recorded.read_text(encoding="utf-8")
        said = json.loads(text)["cut_off"]
        cut_off = None if said is None else dt.date.fromisoformat(said)
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return text == made_of(folder, mapping, cut_off)


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
    apart = {folder / FOLDER / ADAM.folder, folder / FOLDER / WAIVERS, folder / SPECS / GUIDES}
    yield from (path for path in authored(folder) if apart.isdisjoint((path, *path.parents)))
    beside = {catalogue(form) for form in mapping.forms.values()} - {None}
    for name in sorted({*(form.path for form in mapping.forms.values()), *map(str, beside)}):
        if (folder / name).is_file():
            yield folder / name


def authored(folder: Path) -> Iterator[Path]:
    """Yield the mappings of a study and its own specifications."""
    for below in (folder / FOLDER, folder / SPECS):
        yield from (path for path in sorted(below.rglob("*")) if _counts(path))


def _counts(path: Path) -> bool:
    """Say whether a path is a file that somebody wrote: no hidden one, and none that Python keeps for itself."""
    return path.is_file() and not path.name.startswith(".") and path.parent.name != "__pycache__"


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, which is read piece by piece. Raises ``OSError``."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
