"""Says whether the outputs are what mappings, specifications and export give now: by content, never by time.

Every set remembers the SHA-256 of what it was made of and of the files that it consists of; validation remembers what
it looked at. Nothing here writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from nec_cdisc import __version__
from nec_cdisc.mapping.cdisc_model import ADAM, SDTM
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.study_path import MAPPINGS
from nec_cdisc.study.inputs import OUTPUTS, Hashes
from nec_cdisc.study.made_of import NAME as MADE_OF
from nec_cdisc.study.made_of import SET, is_current, is_current_analysis, is_intact

#: The folder of the lineage of each set, below the outputs.
LINEAGE = {SDTM.folder: "lineage", ADAM.folder: "adam_lineage"}
#: Beside the reports of validation: what was validated.
VALIDATED = "validated.json"
#: The folder of these reports.
VALIDATION = "validation"
#: The folder of the package, and the file in it that says what it holds and what it was made of.
PACKAGE, MANIFEST = "package", "package.json"


def maps(folder: Path, model: str) -> bool:
    """Say whether a study has mappings of a model, named by its folder: ``sdtm``, ``adam``."""
    return (folder / MAPPINGS / model).is_dir()


def tabulation_is_current(folder: Path, hashes: Hashes | None = None) -> bool:
    """Say whether the SDTM datasets are whole and those of the export and the mappings as they are now."""
    hashes = Hashes(folder) if hashes is None else hashes
    recorded = folder / OUTPUTS / LINEAGE[SDTM.folder] / MADE_OF
    whole = is_intact(folder / OUTPUTS / SDTM.folder, recorded.with_name(SET), hashes)
    return whole and is_current(folder, recorded, hashes)


def analysis_is_current(folder: Path, hashes: Hashes | None = None) -> bool:
    """Say whether the analysis datasets are whole and those of the SDTM datasets and mappings as they are now."""
    hashes = Hashes(folder) if hashes is None else hashes
    outputs = folder / OUTPUTS
    recorded = outputs / LINEAGE[ADAM.folder] / MADE_OF
    whole = is_intact(outputs / ADAM.folder, recorded.with_name(SET), hashes)
    return whole and is_current_analysis(folder, outputs / SDTM.folder, recorded, hashes)


def stale(folder: Path, hashes: Hashes | None = None) -> Iterator[Problem]:
    """Yield an error for each set in the outputs that is out of date, or was changed by hand (PKG001, PKG002).

    A set that the study has no mappings for is anybody's, and nothing is said of it.
    """
    hashes = Hashes(folder) if hashes is None else hashes
    outputs = folder / OUTPUTS
    if maps(folder, SDTM.folder) and (outputs / SDTM.folder).is_dir() and not tabulation_is_current(folder, hashes):
        message = "outputs/sdtm is not what the export, the mappings and this version of the program give now"
        yield Problem("PKG001", message, Place(f"{OUTPUTS}/{SDTM.folder}"))
    elif maps(folder, ADAM.folder) and (outputs / ADAM.folder).is_dir() and not analysis_is_current(folder, hashes):
        message = "outputs/adam is not what outputs/sdtm, the mappings and this version of the program give now"
        yield Problem("PKG002", message, Place(f"{OUTPUTS}/{ADAM.folder}"))


def validated(folder: Path, *, suites: bool, hashes: Hashes | None = None) -> str:
    """Return as JSON what validation of the outputs looks at: the SHA-256 of what ``validate`` reads."""
    files = (Hashes(folder) if hashes is None else hashes).read_by("validate")
    return json.dumps({"package": __version__, "suites": suites, "files": files}, indent=1, sort_keys=True) + "\n"


def findings_are_current(folder: Path, *, suites: bool, hashes: Hashes | None = None) -> bool:
    """Say whether the findings are those of the very files in the outputs; with ``suites`` those of suites, too."""
    recorded = folder / OUTPUTS / VALIDATION / VALIDATED
    try:
        text = recorded.read_text(encoding="utf-8")
        held = json.loads(text)["suites"] is True
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return (held or not suites) and text == validated(folder, suites=held, hashes=hashes)


def package_sources(folder: Path, hashes: Hashes | None = None) -> Mapping[str, str]:
    """Return what a package is made of: the SHA-256 of what ``package`` reads. Raises ``OSError``."""
    return (Hashes(folder) if hashes is None else hashes).read_by("package")
