"""Finds the mapping files that nothing reads: misspelt, or in the wrong folder, they would change nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from nec_cdisc.mapping.files import FOLDER, Loading
from nec_cdisc.mapping.layers import LAYER
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.nearest import nearest
from nec_cdisc.source.study_path import WAIVERS
from nec_cdisc.source.text_file import entries, read_text

#: Files of the study itself; an organisation's folder has none of the first three.
STUDY, FUNCTIONS, REGISTER, LISTS = "study.yaml", "functions.py", "corrections.csv", "code_lists.yaml"
#: Folders of files that may have any name.
DATASETS, ANALYSIS, SOURCES, MORE_LISTS = "sdtm", "adam", "sources", "code_lists"
_MAPPING = {".yaml", ".yml", ".csv", ".py"}
#: The key with which a file of a kind begins, and the folder where that kind stands.
_KINDS = ((re.compile(r"^dataset:", re.MULTILINE), DATASETS), (re.compile(r"^source:", re.MULTILINE), SOURCES))
_DEEPEST = 5


def unread_files(loading: Loading, apart: Collection[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each mapping file below ``mappings`` that nothing reads, with where it was meant to stand.

    ``apart`` are folders that this reading leaves alone. Hidden files, notes such as ``README.md`` and what editors
    leave behind (``ae.yaml~``) may stand anywhere.
    """
    read = {*loading.documents, f"{FOLDER}/{FUNCTIONS}", f"{FOLDER}/{REGISTER}", f"{FOLDER}/{WAIVERS}"}
    layers = [layer.relative_to(loading.folder).as_posix() for layer in loading.layers]
    for path in _below(loading.folder / FOLDER):
        name = path.relative_to(loading.folder).as_posix()
        if name in read or name.removeprefix(f"{FOLDER}/").partition("/")[0] in apart:
            continue
        root = next((layer for layer in layers if name.startswith(f"{layer}/")), FOLDER)
        inside = name.removeprefix(f"{root}/")
        if root in layers and inside in {STUDY, FUNCTIONS, REGISTER, WAIVERS}:
            message = f"nothing reads {name}: {inside} is not inherited, it stands in {FOLDER} itself"
            yield Problem("MAP175", message, Place(name), nearest=f"{FOLDER}/{inside}")
            continue
        guess = _meant(path, inside) if path.name != LAYER else None
        yield Problem("MAP175", f"nothing reads {name}", Place(name), nearest=guess and f"{root}/{guess}")


def _below(folder: Path, depth: int = 1) -> Iterator[Path]:
    found = entries(folder, folder.name)
    for path in () if isinstance(found, Problem) else found:
        if path.name.startswith((".", "__")):
            continue
        if path.is_symlink() and path.is_dir():
            continue  # it may lead anywhere; a file that is read through it is refused where it is read
        if path.is_dir():
            yield from _below(path, depth + 1) if depth < _DEEPEST else ()
        elif not path.name.endswith("~") and {suffix.lower() for suffix in path.suffixes} & _MAPPING:
            yield path


def _meant(path: Path, inside: str) -> str | None:
    """Return the place that a file was meant for, by what it begins with or else by its name."""
    file = re.sub(r"\.(yaml|yml)(\.txt)?$", ".yaml", path.name.lower())
    text = "\n".join(read_text(path, inside).lines)
    for pattern, folder in _KINDS:
        if file.endswith(".yaml") and pattern.search(text):
            return f"{ANALYSIS if folder == DATASETS and file.startswith('ad') else folder}/{file}"
    known = [
        STUDY,
        FUNCTIONS,
        REGISTER,
        WAIVERS,
        LISTS,
        *(f"{folder}/{file}" for folder in (DATASETS, ANALYSIS, SOURCES, MORE_LISTS)),
    ]
    guess = nearest(inside, known)
    return guess if guess != inside else None
