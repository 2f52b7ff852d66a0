"""The rules of RO-Crate 1.1 that concern a crate on a disk, checked without any network.

Each rule is worded after the specification's *must* and *should* for the metadata file, the root, data entities and
contextual entities. The terms used are held against those of schema.org that the context of RO-Crate 1.1 lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

SPECIFICATION = "https://w3id.org/ro/crate/1.1"
NAME = "ro-crate-metadata.json"
#: Types and properties used, as the context of RO-Crate 1.1 lists them (seen there); ours comes with the file.
TYPES = {"Dataset", "File", "CreativeWork", "CreateAction", "Person", "SoftwareApplication", "ComputerLanguage",
         "MedicalStudy"}  # fmt: skip
TERMS = {
    *(
        "about",
        "agent",
        "author",
        "conformsTo",
        "contentSize",
        "datePublished",
        "description",
        "encodingFormat",
        "endTime",
    ),
    *("hasPart", "identifier", "instrument", "license", "mentions", "name", "object", "result"),
    *("softwareRequirements", "version"),
}


def faults(folder: Path) -> Iterator[str]:
    """Yield what is wrong with the crate in a folder."""
    said = json.loads((folder / NAME).read_text("utf-8"))
    context = said["@context"] if isinstance(said["@context"], list) else [said["@context"]]
    if context[0] != f"{SPECIFICATION}/context":
        yield "the context is not that of RO-Crate 1.1"
    own = {term for item in context[1:] for term in item}
    entities: dict[str, dict[str, Any]] = {}
    for entity in said["@graph"]:
        if entity["@id"] in entities:
            yield f"{entity['@id']} stands twice"
        entities[entity["@id"]] = entity
        yield from _flat(entity, own)
    yield from _root(entities)
    yield from _linked(entities)
    yield from _parts(folder, entities)


def _flat(entity: dict[str, Any], own: set[str]) -> Iterator[str]:
    """Entities are flat: values are texts or references; types and properties are known."""
    types = entity["@type"] if isinstance(entity["@type"], list) else [entity["@type"]]
    yield from (f"{entity['@id']}: {item} is no known type" for item in types if item not in TYPES)
    for name, value in entity.items():
        if name[0] == "@":
            continue
        if name not in TERMS | own:
            yield f"{entity['@id']}: {name} is no known property"
        if isinstance(value, list) and len(value) == 1:
            yield f"{entity['@id']}: {name} is a list of one"
        for item in value if isinstance(value, list) else [value]:
            if not (isinstance(item, str) or (isinstance(item, dict) and item.keys() == {"@id"})):
                yield f"{entity['@id']}: {name} is neither text nor reference"


def _root(entities: dict[str, dict[str, Any]]) -> Iterator[str]:
    descriptor = entities.get(NAME, {})
    if descriptor.get("@type") != "CreativeWork" or descriptor.get("about") != {"@id": "./"}:
        yield "the descriptor is not about the root"
    if descriptor.get("conformsTo") != {"@id": SPECIFICATION}:
        yield "the descriptor does not conform to RO-Crate 1.1"
    root = entities.get("./", {})
    if root.get("@type") != "Dataset":
        yield "the root is no Dataset"
    yield from (f"the root has no {item}" for item in ("name", "description", "datePublished", "license") if
                not root.get(item))  # fmt: skip


def _linked(entities: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Every reference leads to an entity, and every entity is referred to."""
    referred = {NAME, "./"}
    for entity in entities.values():
        for name, value in entity.items():
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, dict):
                    referred.add(item["@id"])
                    if item["@id"] not in entities and name != "conformsTo":
                        yield f"{entity['@id']}: {name} leads to {item['@id']}, which is not described"
    yield from (f"{name} is referred to by nothing" for name in entities.keys() - referred)
    yield from (f"{name} has no name" for name, item in entities.items() if name != NAME and not item.get("name"))


def _parts(folder: Path, entities: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Yield data entities that are not there or not linked from the root, and files on the disk that are none."""
    reached, waiting = set(), ["./"]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            parts = entities[name].get("hasPart", [])
            waiting += [item["@id"] for item in (parts if isinstance(parts, list) else [parts])]
    for name, entity in entities.items():
        types = entity["@type"] if isinstance(entity["@type"], list) else [entity["@type"]]
        if not {"File", "Dataset"} & set(types):
            continue
        path = folder / unquote(name)
        if name not in reached:
            yield f"{name} is no part of the root"
        if path.is_dir() is not name.endswith("/") or not path.exists():
            yield f"{name} is not there, or its kind is wrong"
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    yield from (f"{name} is not described" for name in sorted(there - {NAME} - {unquote(name) for name in reached}))
