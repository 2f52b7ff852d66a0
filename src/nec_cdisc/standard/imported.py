"""What stands in a study's ``specs/`` by an import: codelists as published, told by their digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from nec_cdisc.problem import Place, Problem
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.table import Column, Form, Rows

#: The codelists that an import has written, and where they come from.
LIST, ORIGIN = "imported.csv", "origin.csv"
LIST_FORM = Form(
    (
        Column("code", filled=True),
        Column("submission_value", filled=True, plain=True),
        Column("extensible", filled=True, words=("Yes", "No")),
        Column("sha256", filled=True),
    ),
    key=("code",),
)
ORIGIN_FORM = Form(
    (
        Column("package", filled=True),
        Column("version", filled=True),
        Column("file", filled=True),
        Column("sha256", filled=True),
        Column("codelists", filled=True, number="count"),
        Column("terms", filled=True, number="count"),
    ),
    key=("package",),
)


@dataclass(frozen=True, slots=True)
class Imported:
    """The codelists of a folder that were imported, by code; their terms are published, not the sponsor's."""

    rows: Rows = field(default_factory=dict)

    def __contains__(self, code: object) -> bool:
        """Say whether a codelist was imported."""
        return (code,) in self.rows

    def __bool__(self) -> bool:
        """Say whether anything was imported."""
        return bool(self.rows)


def imported(layers: Layers, folder: str) -> tuple[Imported, list[Problem]]:
    """Return what a folder such as ``sdtm-ct-2025-03-28`` holds by an import, and the files changed since (STD118)."""
    rows, problems = layers.study_rows(f"{folder}/{LIST}", LIST_FORM)
    return Imported(rows), [*problems, *_changed(layers, folder, rows)]


def origin(layers: Layers, folder: str) -> str:
    """Return the file that a folder was imported from and its digest, ``""`` for one that was not."""
    rows, _ = layers.study_rows(f"{folder}/{ORIGIN}", ORIGIN_FORM)
    return next((f"{row['file']} (SHA-256 {row['sha256']})" for row in rows.values()), "")


def digest(layers: Layers, folder: str) -> str:
    """Return a digest of the files of a folder in all layers, the same on every machine for the same content.

    Where a file was imported from is left out: the same terminology from another format has the same digest. A file
    that a study holds word for word as it is packaged counts once, as it does in a study that holds none.
    """
    lines: dict[str, None] = {}
    for layer in (layers.packaged, layers.overlay):
        for path in sorted((layer / folder).glob("*.csv"), key=lambda path: path.name) if layer is not None else ():
            if path.name not in {LIST, ORIGIN}:
                lines[f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n"] = None
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _changed(layers: Layers, folder: str, rows: Rows) -> Iterator[Problem]:
    for row in rows.values():
        if layers.study is None:
            return
        name = f"{row['submission_value']}.csv"
        path = layers.study / folder / name
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            digest = None
        if digest != row["sha256"]:
            said = "is gone, or cannot be read" if digest is None else "was changed"
            yield Problem("STD118", f"{name} {said} since the import.", Place(f"{layers.study.name}/{folder}/{name}"))
