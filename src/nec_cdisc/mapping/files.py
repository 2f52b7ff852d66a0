"""The mapping files of a study folder: read by name, each laid over the files of that name in the layers below it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from nec_cdisc.mapping.inheritance import REMOVE, inherited
from nec_cdisc.mapping.study import Broken
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import Document
from nec_cdisc.source.study_path import MAPPINGS, leaving
from nec_cdisc.source.text_file import entries
from nec_cdisc.source.yaml_file import load_yaml

FOLDER = MAPPINGS
#: What the files of a folder below ``mappings`` declare.
KINDS: Mapping[str, str] = {"sdtm": "dataset", "adam": "dataset", "sources": "source", "code_lists": "code list"}


@dataclass(slots=True)
class Loading:
    """What has been read so far, and what is wrong with it.

    ``layers`` are the folders that the study inherits from, the nearest one first. ``merged`` holds what each file says
    together with those below it, by its name below ``mappings``.
    """

    folder: Path
    verbs: Mapping[str, Callable[..., Any]]
    layers: tuple[Path, ...] = ()
    failed: Collection[str] = ()
    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    merged: dict[str, Document] = field(default_factory=dict)
    broken: Broken = field(default_factory=Broken)

    def document(self, relative: str) -> Document:
        """Read a file below ``mappings``, laid over the files of the same name in the layers.

        The problems of all are told: a file that cannot be read never leaves the inherited lines alone in force.
        """
        if relative not in self.merged:
            folders = [folder for folder in self._folders() if _there(folder / relative)]
            documents = [self._load(folder / relative) for folder in folders or [self.folder / FOLDER]]
            self.merged[relative] = self._laid_over(documents)
        return self.merged[relative]

    def _laid_over(self, documents: list[Document]) -> Document:
        """Return what documents say together, the uppermost one first."""
        *above, joined = documents
        for own in reversed(above):
            joined, problems = inherited(joined, own)
            self.problems.extend(problems)
        return joined

    def _folders(self) -> tuple[Path, ...]:
        return (self.folder / FOLDER, *self.layers)

    def lose(self, kind: str, document: Document | None = None, **names: str) -> None:
        """Note that something cannot be read: a file of a kind, by its document, or a name in it (``datasets=…``)."""
        told = {
            "files": {kind},
            "words": {*re.findall(r"\w+", "\n".join(document.text))} if document is not None else set(),
            **{key: {name} for key, name in names.items()},
        }
        self.broken = replace(self.broken, **{key: getattr(self.broken, key) | more for key, more in told.items()})

    def miss(self, place: Place | None, meant: str | None) -> None:
        """Note that nothing reads a file: what it was meant for (its place among the mappings) is not missed twice."""
        kind, _, file = (meant or "").removeprefix(f"{FOLDER}/").partition("/")
        if kind in KINDS and place is not None:
            found = load_yaml(self.folder / place.file, place.file)
            name = file.removesuffix(".yaml").upper()
            self.lose(KINDS[kind], found, **({"datasets": name} if KINDS[kind] == "dataset" else {}))

    def has(self, relative: str) -> bool:
        """Say whether the study or one of its layers has a file below ``mappings`` that was not taken out."""
        there = any(_there(folder / relative) for folder in self._folders())
        return there and not self._taken_out(relative)

    def files(self, subfolder: str) -> list[str]:
        """Return the YAML files of a folder below ``mappings``, inherited ones among them, by name."""
        names: set[str] = set()
        for folder in self._folders():
            inside = folder / subfolder
            found = entries(inside, inside.relative_to(self.folder).as_posix())
            if isinstance(found, Problem):
                self.problems.append(found)
            else:
                names |= {f"{subfolder}/{path.name}" for path in found if path.suffix == ".yaml"}
        return sorted(name for name in names if not self._taken_out(name))

    def _taken_out(self, relative: str) -> bool:
        """Say whether a layer above takes an inherited file out; its only content is the word ``remove``."""
        several = sum(_there(folder / relative) for folder in self._folders()) > 1
        return several and self.document(relative).data == REMOVE

    def _load(self, path: Path) -> Document:
        name = path.relative_to(self.folder).as_posix()
        outside = leaving(self.folder, name, Place(name))
        document = load_yaml(path, name) if outside is None else Document(name, None, problems=(outside,))
        self.documents[name] = document
        self.problems.extend(document.problems)
        return document


def _there(path: Path) -> bool:
    """Say whether something stands at a path, a broken link too: it is to be told when it is read, not passed over."""
    return os.path.lexists(path)
