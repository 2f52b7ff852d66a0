"""Keeps in lineage which records the files hold, so that a later trace knows them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from nec_cdisc.lineage.layout import FIRST_ROW
from nec_cdisc.lineage.model import FormCells, Recorded
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.xpt.record_checks import record_checks

#: How the files of SDTM end whose records are known by their checks.
_TRANSPORT = ".xpt"


def with_checks(recorded: Recorded, folder: Path, files: Mapping[str, str], tabulation: Path | None = None) -> Recorded:
    """Return what is kept of a run with the checks of the records that it has written to a folder.

    ``files`` are the names of the files by dataset. ``tabulation`` is the folder that the forms of analysis stand in.
    """
    datasets = {
        name: replace(made, checks=record_checks(folder / files[name], len(made.subject))) if name in files else made
        for name, made in recorded.datasets.items()
    }
    forms = recorded.forms
    if tabulation is not None:
        forms = {name: _checked(form, tabulation) for name, form in forms.items()}
    return replace(recorded, datasets=datasets, forms=forms)


def _checked(form: FormCells, tabulation: Path) -> FormCells:
    path = tabulation / form.file.rpartition("/")[2]
    if path.suffix.lower() != _TRANSPORT or not len(form.rows):
        return form
    try:
        checks = record_checks(path, int(form.rows.max()) - FIRST_ROW + 1)
    except (OSError, ValueError, Unreadable):  # it is changed while we work: lineage then ends at its records
        return form
    return replace(form, checks=checks[form.rows - FIRST_ROW])
