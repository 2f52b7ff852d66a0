"""The mapping files of a study folder: read by name, each laid over the organisation's file of the same name."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from nec_cdisc.mapping.inheritance import inherited, removed_in_vain
from nec_cdisc.mapping.study import Broken
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import Document
from nec_cdisc.source.study_path import leaving
from nec_cdisc.source.text_file import entries
from nec_cdisc.source.yaml_file import load_yaml

FOLDER = "mappings"


@dataclass(slots=True)
class Loading:
    """What has been read so far, and what is wrong with it."""

    folder: Path
    verbs: Mapping[str, Callable[..., Any]]
    parent: Path | None = None
    failed: Collection[str] = ()
    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    broken: Broken = field(default_factory=Broken)

    def document(self, relative: str) -> Document:
        """Read a file below ``mappings``, with the organisation's file of the same name below it.

        The problems of both files are told: a study's file that cannot be read never leaves the organisation's lines
        alone in force.
        """
        own = self.folder / FOLDER / relative
        name = f"{FOLDER}/{relative}"
        document = self._load(own, name) if _there(own) or self.parent is None else None
        if self.parent is not None and _there(self.parent / relative):
            base = self._load(self.parent / relative, (self.parent / relative).relative_to(self.folder).as_posix())
            self.problems.extend(removed_in_vain(base, document) if document is not None else ())
            document = base if document is None else inherited(base, document)
        return document if document is not None else self._load(own, name)

    def lose(self, kind: str, document: Document | None = None, **names: str) -> None:
        """Note that something cannot be read: a file of a kind, by its document, or a name in it (``datasets=…``)."""
        told = {
            "files": {kind},
            "words": {*re.findall(r"\w+", "\n".join(document.text))} if document is not None else set(),
            **{key: {name} for key, name in names.items()},
        }
        self.broken = replace(self.broken, **{key: getattr(self.broken, key) | more for key, more in told.items()})

    def has(self, relative: str) -> bool:
        """Say whether the study or its organisation has a file below ``mappings``."""
        folders = (self.folder / FOLDER, self.parent)
        return any(folder is not None and _there(folder / relative) for folder in folders)

    def files(self, subfolder: str) -> list[str]:
        """Return the YAML files of a folder below ``mappings``, the organisation's among them, by name."""
        folders = [self.folder / FOLDER]
        if self.parent is not None:
            folders.append(self.parent)
        names: set[str] = set()
        for folder in folders:
            inside = folder / subfolder
            found = entries(inside, inside.relative_to(self.folder).as_posix())
            if isinstance(found, Problem):
                self.problems.append(found)
            else:
                names |= {f"{subfolder}/{path.name}" for path in found if path.suffix == ".yaml"}
        return sorted(names)

    def _load(self, path: Path, name: str) -> Document:
        outside = leaving(self.folder, name, Place(name))
        document = load_yaml(path, name) if outside is None else Document(name, None, problems=(outside,))
        self.documents[name] = document
        self.problems.extend(document.problems)
        return document


def _there(path: Path) -> bool:
    """Say whether something stands at a path, a broken link too: it is to be told when it is read, not passed over."""
    return os.path.lexists(path)
