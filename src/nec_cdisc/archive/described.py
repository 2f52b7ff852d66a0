"""What a study says of itself, and the name of its archive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nec_cdisc.archive.bag_info import Described
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.yaml_file import load_yaml
from nec_cdisc.study.facts import STUDY, told_by
from nec_cdisc.writers.disk_faults import NotWritten


def described(folder: Path) -> Described:
    """Return study, title and export date of a study folder.

    Raises :class:`nec_cdisc.writers.disk_faults.NotWritten`: RUN101 for a folder that is no study, ARC108 where
    study or export date are not told.
    """
    if not (folder / STUDY).is_file():
        raise NotWritten(Problem("RUN101", f"there is no {STUDY} in this folder", Place(STUDY)))
    told = told_by(folder)
    date = told.facts.export_date
    lacking = [name for name, value in (("study", told.study.strip()), ("export_date", date)) if not value]
    if lacking or date is None:
        raise NotWritten(Problem("ARC108", f"{STUDY} does not tell {' and '.join(lacking)}", Place(STUDY)))
    data = load_yaml(folder / STUDY, STUDY).data
    said: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
    title = said.get("title")
    return Described(told.study, title if isinstance(title, str) else "", date.isoformat())


def archive_name(of: Described) -> str:
    """Return the name of an archive: study and export date, what no file name should hold replaced by a hyphen."""
    study = re.sub(r"[^A-Za-z0-9._-]+", "-", of.study).strip(".-") or "study"
    return f"{study}-{of.export_date}"
