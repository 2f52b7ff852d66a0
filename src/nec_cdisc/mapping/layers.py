"""Finds the folders that a study inherits from: its organisation's, its therapeutic area's, one over the other."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.mapping.block import read_block
from nec_cdisc.mapping.files import FOLDER, KINDS, Loading
from nec_cdisc.mapping.model import LayerFile
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import Document
from nec_cdisc.source.nearest import nearest
from nec_cdisc.source.study_path import PathRefused, resolve_inside
from nec_cdisc.source.text_file import entries

#: The file in which a layer says what it is and what it inherits; a layer that inherits nothing needs none.
LAYER = "layer.yaml"


def layers(loading: Loading, inherit: str, document: Document) -> tuple[Path, ...]:
    """Return the folders that a study inherits from, the nearest one first.

    ``inherit`` is what ``document`` (``study.yaml``) says. A folder that is not there, and one that would inherit from
    itself, ends the chain with a problem.
    """
    found: list[Path] = []
    seen = {(loading.folder / FOLDER).resolve()}
    wanted: str | None = inherit
    while wanted is not None:
        place = document.place(("inherit",))
        folder = _folder(loading, wanted, place)
        if folder is None:
            break
        if folder.resolve() in seen:
            chain = " -> ".join([FOLDER, *(layer.name for layer in found), wanted])
            loading.problems.append(Problem("MAP176", f"these inherit each other: {chain}", place))
            break
        seen.add(folder.resolve())
        found.append(folder)
        document, wanted = _next(loading, folder)
    return tuple(found)


def _folder(loading: Loading, inherit: str, place: Place) -> Path | None:
    """Return the folder of a layer; one that is not there would be inherited from in vain."""
    try:
        folder = resolve_inside(loading.folder, f"{FOLDER}/{inherit}", place)
    except PathRefused as refused:
        loading.problems.append(refused.problem)
        return None
    if folder.is_dir():
        return folder
    message = f"there is no folder {FOLDER}/{inherit} to inherit from"
    below = entries(loading.folder / FOLDER, FOLDER)
    found = [] if isinstance(below, Problem) else [path for path in below if path.is_dir()]
    names = [path.name for path in found if path.name not in KINDS]
    step = "Correct the name, or put the organisation's folder there."
    loading.problems.append(Problem("MAP173", message, place, nearest=nearest(inherit, names), next_step=step))
    return None


def _next(loading: Loading, folder: Path) -> tuple[Document, str | None]:
    """Return the document of a layer and the layer that it names; without the file it lies over nothing."""
    relative = (folder / LAYER).relative_to(loading.folder / FOLDER).as_posix()
    if not loading.has(relative):
        return Document(relative, None), None
    document = loading.document(relative)
    _, problems = read_block(LayerFile, document)
    loading.problems.extend(problems)
    inherit = document.data.get("inherit") if isinstance(document.data, dict) else None
    return document, inherit if isinstance(inherit, str) else None
