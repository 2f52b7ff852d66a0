"""The folders of a package: those of an eCTD, and beside them what is not submitted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.mapping.cdisc_model import SDTM

#: Beside the folders of the eCTD: the same datasets as Dataset-JSON, and documents for reading and editing.
DATASET_JSON, DOCUMENTS = "dataset-json", "documents"
DEFINE = "define.xml"
SPLIT = "split"
_PLACES = {"sdtm": "tabulations/sdtm", "adam": "analysis/adam/datasets"}


@dataclass(frozen=True, slots=True)
class Tree:
    """The folders of a package below ``root``; ``study`` is the name of the study's folder."""

    root: Path
    study: str

    @property
    def study_folder(self) -> Path:
        """The folder of the study in the eCTD."""
        return self.root / "m5" / "datasets" / self.study

    def datasets(self, model: str) -> Path:
        """Return the folder of the datasets of a model (``sdtm``, ``adam``), with define.xml and its documents."""
        return self.study_folder / _PLACES[model]

    @property
    def programs(self) -> Path:
        """The folder of what the analysis datasets were made by."""
        return self.study_folder / "analysis" / "adam" / "programs"

    def documents(self, model: str) -> Path:
        """Return the folder of what is not submitted: renderings in HTML, guides to edit."""
        return self.root / DOCUMENTS / model

    def dataset_json(self, model: str) -> Path:
        """Return the folder of the datasets as Dataset-JSON."""
        return self.root / DATASET_JSON / model

    def relative(self, path: Path) -> str:
        """Return a path of the package as problems and the manifest name it."""
        return path.relative_to(self.root).as_posix()


def study_folder_name(study: str) -> str:
    """Return the name of a study's folder: lower case, any run of other signs a hyphen; empty where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", study.lower()).strip("-")


def guide_name(model: str) -> str:
    """Return the file name of the reviewer's guide of a model."""
    return "csdrg.pdf" if model == SDTM.folder else "adrg.pdf"
