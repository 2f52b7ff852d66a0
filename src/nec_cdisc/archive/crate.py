"""Describes the files of an archive as an RO-Crate 1.1: what they are, and which run made which of them of which.

The crate's root is the payload of the bag; its metadata lie there as ``ro-crate-metadata.json``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

#: The file, in the payload.
NAME = "ro-crate-metadata.json"
_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
#: Schema.org defines the term; the context of RO-Crate 1.1 does not list it.
_HASH = {"sha256": "http://schema.org/sha256"}
_LICENCE, _RUN, _PERSON, _STUDY, _PYTHON = "#licence", "#run", "#person", "#study", "#python"
_TYPES = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".lock": "text/plain",
    ".md": "text/markdown",
    ".ndjson": "application/x-ndjson",
    ".pdf": "application/pdf",
    ".py": "text/x-python",
    ".sarif": "application/sarif+json",
    ".tsv": "text/tab-separated-values",
    ".txt": "text/plain",
    ".whl": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".xsl": "application/xslt+xml",
    ".yaml": "application/yaml",
    ".zip": "application/zip",
}
_UNKNOWN = "application/octet-stream"
#: What the folders of the payload hold, for people.
_FOLDERS = {
    "raw": "The raw export",
    "mappings": "The mappings that say what becomes of the export",
    "specs": "The standards that were used, with the specifications of the study",
    "outputs": "What was made of the export: datasets, reports, lineage, package",
    "wheelhouse": "The packages that the program needs",
}
#: What a run is made of, and what it makes.
_READ, _MADE = ("raw", "mappings", "specs"), ("outputs",)


@dataclass(frozen=True, slots=True)
class Held:
    """A file of the payload: its path in it, its bytes, and its SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class About:
    """What an archive is about: study and title, the program with its wheel, the person, the time, the reason.

    ``at`` is a time in ISO 8601. ``by`` and ``reason`` are blank where nobody stated them. ``wheel`` is the path of the
    program in the payload.
    """

    study: str
    title: str
    export_date: str
    at: str
    version: str
    python: str
    wheel: str
    by: str = ""
    reason: str = ""


def crate(about: About, files: Iterable[Held]) -> bytes:
    """Return the metadata of the files of a payload, in which their own file is left out."""
    held = sorted((item for item in files if item.path != NAME), key=lambda item: item.path)
    folders = _folders(held)
    graph = [_descriptor(), _root(about, held, folders), *_contextual(about, folders)]
    graph += [_folder(name, held, folders) for name in folders]
    graph += [_file(item, about) for item in held]
    said = {"@context": [f"{_SPECIFICATION}/context", _HASH], "@graph": graph}
    return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _descriptor() -> dict[str, Any]:
    return {
        "@id": NAME,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _SPECIFICATION},
        "about": {"@id": "./"},
    }


def _root(about: About, held: Sequence[Held], folders: Sequence[str]) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Archive of study {about.study}",
        "description": f"{about.title}: export of {about.export_date}, what was made of it, and what made it",
        "identifier": f"{about.study} {about.export_date}",
        "datePublished": about.at,
        "license": {"@id": _LICENCE},
        "about": {"@id": _STUDY},
        "mentions": {"@id": _RUN},
        **({"author": {"@id": _PERSON}} if about.by else {}),
        "hasPart": _parts("", held, folders),
    }


def _contextual(about: About, folders: Sequence[str]) -> list[dict[str, Any]]:
    program = _identifier(about.wheel)
    agent = [] if not about.by else [{"@id": _PERSON, "@type": "Person", "name": about.by}]
    run: dict[str, Any] = {
        "@id": _RUN,
        "@type": "CreateAction",
        "name": "Conversion of the export, its checks, and the package",
        "instrument": {"@id": program},
        "object": _listed([{"@id": f"{name}/"} for name in _READ if name in folders]),
        "result": _listed([{"@id": f"{name}/"} for name in _MADE if name in folders]),
        "endTime": about.at,
    }
    if about.by:
        run["agent"] = {"@id": _PERSON}
    if about.reason:
        run["description"] = about.reason
    licence = "No licence is granted: data of a clinical trial, kept for its sponsor and the authorities"
    return [
        {"@id": _LICENCE, "@type": "CreativeWork", "name": licence, "description": licence},
        {"@id": _STUDY, "@type": "MedicalStudy", "identifier": about.study, "name": about.title},
        {"@id": _PYTHON, "@type": "ComputerLanguage", "name": "Python", "version": about.python},
        *agent,
        run,
    ]


def _folders(held: Sequence[Held]) -> list[str]:
    """Return the folders that hold files or folders, in order."""
    found = {str(above) for item in held for above in PurePosixPath(item.path).parents}
    return sorted(found - {"."})


def _folder(name: str, held: Sequence[Held], folders: Sequence[str]) -> dict[str, Any]:
    return {
        "@id": f"{_identifier(name)}/",
        "@type": "Dataset",
        "name": _FOLDERS.get(name, name),
        "hasPart": _parts(name, held, folders),
    }


def _parts(name: str, held: Sequence[Held], folders: Sequence[str]) -> Any:
    """Return what lies in a folder itself."""
    here = name or "."
    below = [f"{_identifier(item)}/" for item in folders if str(PurePosixPath(item).parent) == here]
    files = [_identifier(item.path) for item in held if str(PurePosixPath(item.path).parent) == here]
    return _listed([{"@id": item} for item in (*below, *files)])


def _listed(references: list[dict[str, str]]) -> Any:
    """Return references as RO-Crate recommends to write them: one alone is no list."""
    return references[0] if len(references) == 1 else references


def _file(item: Held, about: About) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@id": _identifier(item.path),
        "@type": "File",
        "name": PurePosixPath(item.path).name,
        "contentSize": str(item.size),
        "encodingFormat": _TYPES.get(PurePosixPath(item.path).suffix.lower(), _UNKNOWN),
        "sha256": item.sha256,
    }
    if item.path == about.wheel:
        described["@type"] = ["File", "SoftwareApplication"]
        described |= {"name": "nec-cdisc", "version": about.version, "softwareRequirements": {"@id": _PYTHON}}
    return described


def _identifier(path: str) -> str:
    return quote(path, safe="/~")
