"""Says where the files of a form are and how they are written, for lint and run alike."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from nec_cdisc.plugin.reader import FileOptions
from nec_cdisc.source.study_path import resolve_inside

if TYPE_CHECKING:  # the models of the language take long to build, and not everybody who asks reads mappings
    from nec_cdisc.mapping.study import FormMapping


def catalogue(form: FormMapping) -> str | None:
    """Return the SAS formats catalogue of a form, relative to the study folder: it lies beside the form's file."""
    name = form.block.catalogue
    return None if name is None else (PurePosixPath(form.path).parent / name).as_posix()


def options(folder: Path, form: FormMapping) -> FileOptions:
    """Return how the file of a form is written; ``folder`` is the study's.

    Raises :class:`nec_cdisc.source.study_path.PathRefused` for a catalogue outside of the study folder.
    """
    files, beside = form.source.block.files, catalogue(form)
    found = None if beside is None else resolve_inside(folder, beside, form.place)
    return FileOptions(files.encoding, files.separator, files.quote, form.block.sheet, found)
