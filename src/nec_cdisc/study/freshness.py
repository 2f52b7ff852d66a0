"""Says whether the outputs are what mappings, specifications and export give now: by content, never by time.

Every set remembers the SHA-256 of what it was made of and of the files that it consists of; validation remembers what
it looked at. Nothing here writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nec_cdisc import __version__
from nec_cdisc.mapping.cdisc_model import ADAM, SDTM
from nec_cdisc.mapping.files import FOLDER
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.study_path import WAIVERS
from nec_cdisc.study.made_of import (
    GUIDES,
    SET,
    SPECS,
    authored,
    is_current,
    is_current_analysis,
    is_intact,
    made,
)
from nec_cdisc.study.made_of import NAME as MADE_OF
from nec_cdisc.writers.run_record import sha256

#: The folder of a study that holds what the program makes, and in it that of the lineage of each set.
OUTPUTS = "outputs"
LINEAGE = {SDTM.folder: "lineage", ADAM.folder: "adam_lineage"}
REPORTS = "reports"
#: Beside the reports of validation: what was validated.
VALIDATED = "validated.json"
#: The folder of these reports.
VALIDATION = "validation"
#: The folder of the package, and the file in it that says what it holds and what it was made of.
PACKAGE, MANIFEST = "package", "package.json"


def maps(folder: Path, model: str) -> bool:
    """Say whether a study has mappings of a model, named by its folder: ``sdtm``, ``adam``."""
    return (folder / FOLDER / model).is_dir()


def tabulation_is_current(folder: Path) -> bool:
    """Say whether the SDTM datasets are whole and those of the export and the mappings as they are now."""
    recorded = folder / OUTPUTS / LINEAGE[SDTM.folder] / MADE_OF
    return is_intact(folder / OUTPUTS / SDTM.folder, recorded.with_name(SET)) and is_current(folder, recorded)


def analysis_is_current(folder: Path) -> bool:
    """Say whether the analysis datasets are whole and those of the SDTM datasets and mappings as they are now."""
    outputs = folder / OUTPUTS
    recorded = outputs / LINEAGE[ADAM.folder] / MADE_OF
    whole = is_intact(outputs / ADAM.folder, recorded.with_name(SET))
    return whole and is_current_analysis(folder, outputs / SDTM.folder, recorded)


def stale(folder: Path) -> Iterator[Problem]:
    """Yield an error for each set in the outputs that is out of date, or was changed by hand (PKG001, PKG002).

    A set that the study has no mappings for is anybody's, and nothing is said of it.
    """
    outputs = folder / OUTPUTS
    if maps(folder, SDTM.folder) and (outputs / SDTM.folder).is_dir() and not tabulation_is_current(folder):
        message = "outputs/sdtm is not what the export, the mappings and this version of the program give now"
        yield Problem("PKG001", message, Place(f"{OUTPUTS}/{SDTM.folder}"))
    elif maps(folder, ADAM.folder) and (outputs / ADAM.folder).is_dir() and not analysis_is_current(folder):
        message = "outputs/adam is not what outputs/sdtm, the mappings and this version of the program give now"
        yield Problem("PKG002", message, Place(f"{OUTPUTS}/{ADAM.folder}"))


def validated(folder: Path, *, suites: bool) -> str:
    """Return as JSON what validation of the outputs looks at: datasets, waivers, specifications, ``study.yaml``."""
    outputs = folder / OUTPUTS
    sets = [name for name in (SDTM.folder, ADAM.folder) if (outputs / name).is_dir()]
    datasets = {f"{name}/{file}": digest for name in sets for file, digest in json.loads(made(outputs / name)).items()}
    named = {folder / FOLDER / WAIVERS, folder / FOLDER / "study.yaml"}
    guides = folder / SPECS / GUIDES
    used = [path for path in authored(folder) if path in named or folder / SPECS in path.parents]
    files = {path.relative_to(folder).as_posix(): sha256(path) for path in used if guides not in path.parents}
    said: Mapping[str, Any] = {"package": __version__, "suites": suites, "datasets": datasets, "files": files}
    return json.dumps(said, indent=1, sort_keys=True) + "\n"


def findings_are_current(folder: Path, *, suites: bool) -> bool:
    """Say whether the findings are those of the very files in the outputs; with ``suites`` those of suites, too."""
    recorded = folder / OUTPUTS / VALIDATION / VALIDATED
    try:
        text = recorded.read_text(encoding="utf-8")
        held = json.loads(text)["suites"] is True
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return (held or not suites) and text == validated(folder, suites=held)


def package_sources(folder: Path) -> Mapping[str, str]:
    """Return what a package is made of, by hashes: what the sets were made of, their files, findings, reports.

    Documents tell of mappings, specifications and templates of guides, too. What is not there is left out.
    """
    outputs = folder / OUTPUTS
    places = [outputs / name / record for name in LINEAGE.values() for record in (MADE_OF, SET)]
    places += [outputs / VALIDATION / VALIDATED, outputs / VALIDATION / "findings.json"]
    places += [*sorted((outputs / REPORTS).glob("*.csv")), *authored(folder)]
    return {path.relative_to(folder).as_posix(): sha256(path) for path in places if path.is_file()}


def package_is_current(folder: Path) -> bool:
    """Say whether the package is whole, and that of the sets and findings as they are now, which are current."""
    root = folder / OUTPUTS / PACKAGE
    try:
        said = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
        files, sources = dict(said["files"]), dict(said["made_of"])
        version = said["package"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    if version != __version__ or sources != package_sources(folder) or any(stale(folder)):
        return False
    held = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if not path.is_dir()}
    held.pop(MANIFEST)
    whole = held.keys() == files.keys() and not any(path.is_symlink() for path in held.values())
    return whole and all(sha256(path) == files[name] for name, path in held.items())
