"""What a set of datasets was made of, by content: so that nobody analyses or submits a set that is out of date.

Which files those are :mod:`nec_cdisc.study.inputs` says, as it does for the run record.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nec_cdisc import __version__
from nec_cdisc.study.form_file import catalogue
from nec_cdisc.study.inputs import READS, Hashes, counts, read_by

if TYPE_CHECKING:  # whether a set is current is asked without reading its mappings
    from nec_cdisc.mapping.study import StudyMapping

#: The file beside lineage that says what a set was made of.
NAME = "made_of.json"
#: The file beside it that says which files the set consists of.
SET = "made.json"


def made_of(folder: Path, mapping: StudyMapping, cut_off: dt.date | None) -> str:
    """Return as JSON what a set is made of: version of the program, cut-off, the SHA-256 of each file it depends on.

    Those are what ``sdtm`` reads, and the files of its forms.
    """
    files = Hashes(folder).of([*read_by("sdtm", folder), *_raw(folder, mapping)])
    return _said(cut_off=None if cut_off is None else cut_off.isoformat(), files=files)


def made_of_analysis(folder: Path, tabulation: Path, hashes: Hashes | None = None) -> str:
    """Return as JSON what a set of analysis datasets is made of: version of the program, the SHA-256 of what it reads.

    That is what ``adam`` reads, with the datasets of ``tabulation``: of those in the outputs their lineage, too.
    """
    usual = tabulation.resolve() == (folder / READS["adam"].sets[0]).resolve()
    hashes = Hashes(folder) if hashes is None else hashes
    return _said(files=hashes.read_by("adam", None if usual else [tabulation]))


def made(folder: Path, hashes: Hashes | None = None) -> str:
    """Return as JSON what a set consists of: the SHA-256 of each file in its folder."""
    hashes = Hashes(folder) if hashes is None else hashes
    files = {path.name: hashes.one(path) for path in sorted(folder.iterdir()) if counts(path)}
    return json.dumps(files, indent=1, sort_keys=True) + "\n"


def is_intact(folder: Path, recorded: Path, hashes: Hashes | None = None) -> bool:
    """Say whether a set consists of the files that were recorded when it was published: none gone or edited."""
    try:
        return recorded.read_text(encoding="utf-8") == made(folder, hashes)
    except (OSError, ValueError):
        return False


def is_current(folder: Path, recorded: Path, hashes: Hashes | None = None) -> bool:
    """Say whether a set, by what was recorded of it, would be made of the same content today.

    The mappings are not read for that: as long as they are the same bytes they name the same files of the export.
    """
    try:
        text = recorded.read_text(encoding="utf-8")
        said = json.loads(text)
        authored = READS["sdtm"].authored
        raw = [folder / name for name in said["files"] if name.partition("/")[0] not in authored]
        now = (Hashes(folder) if hashes is None else hashes).of([*read_by("sdtm", folder), *raw])
        return text == _said(cut_off=said["cut_off"], files=now)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def is_current_analysis(folder: Path, tabulation: Path, recorded: Path, hashes: Hashes | None = None) -> bool:
    """Say whether a set of analysis datasets, by what was recorded of it, would be made of the same content today."""
    try:
        return recorded.read_text(encoding="utf-8") == made_of_analysis(folder, tabulation, hashes)
    except (OSError, ValueError):
        return False


def cut_off_of(recorded: Path) -> str | None:
    """Return the data cut-off of a set, ``None`` where it had none or nothing is recorded of it."""
    try:
        said = json.loads(recorded.read_text(encoding="utf-8"))["cut_off"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return said if isinstance(said, str) else None


def _raw(folder: Path, mapping: StudyMapping) -> Iterator[Path]:
    beside = {catalogue(form) for form in mapping.forms.values()} - {None}
    for name in sorted({*(form.path for form in mapping.forms.values()), *map(str, beside)}):
        if (folder / name).is_file():
            yield folder / name


def _said(**said: Any) -> str:
    return json.dumps({"package": __version__, **said}, indent=1, sort_keys=True) + "\n"
