"""Reads JSON of the CDISC Library: a whole SDTMIG, or one dataset of it."""

from __future__ import annotations

import json
from typing import Any

from nec_cdisc.readers.raw_file import refuse
from nec_cdisc.standard_files.content import Content
from nec_cdisc.standard_files.guide import At, Guide, dataset_row, variable_row, version_of

_FORMAT = "describedValueDomain"


def read_json(content: Content) -> Guide:
    """Return the datasets of a JSON file, as the Library answers for a product or for one dataset.

    Raises:
        Unreadable: TRM101, TRM103, TRM105.

    """
    try:
        data = json.loads(content.text())
    except json.JSONDecodeError as fault:
        message = f"{content.name}, line {fault.lineno}: {fault.msg}."
        refuse("TRM101", message, content.name, (fault.lineno,))
    except (RecursionError, ValueError):  # a number of a million digits is a ValueError
        refuse(
            "TRM101", f"{content.name} is nested deeper than any published file, or holds no such number.", content.name
        )
    top = _Node(data, At(content.name, path="the whole"))
    if not isinstance(data, dict) or not {"classes", "datasetVariables"} & set(data):
        refuse("TRM103", f"{content.name} has neither 'classes' nor 'datasetVariables'.", content.name)
    if "classes" not in data:
        guide = Guide(_version(top, "parentProduct"))
        _dataset(guide, top, top.link("parentClass", "title"))
        return guide
    guide = Guide(_version(top, "self"))
    for item in top.nodes("classes"):
        for dataset in item.nodes("datasets"):
            _dataset(guide, dataset, item.text("name"))
    if not guide.datasets:
        refuse("TRM103", f"{content.name} holds no dataset.", content.name)
    return guide


class _Node:
    """An object of the file, and where it stands."""

    def __init__(self, data: Any, at: At) -> None:
        if not isinstance(data, dict):
            at.refuse("it is no object")
        self.data: dict[str, Any] = data
        self.at = at

    def text(self, name: str) -> str:
        """Return a text, ``""`` where it is absent."""
        value = self.data.get(name, "")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            self.at.refuse(f"{name!r} is no text")
        return " ".join(str(value).split())

    def nodes(self, name: str) -> list[_Node]:
        """Return a list of objects, an empty one where it is absent."""
        value = self.data.get(name, [])
        if not isinstance(value, list):
            self.at.refuse(f"{name!r} is no list")
        below = f"{self.at.path} / {name}".removeprefix("the whole / ")
        return [_Node(item, At(self.at.file, path=f"{below} {place}")) for place, item in enumerate(value, start=1)]

    def links(self, name: str) -> list[_Node]:
        """Return the links of a name: one, or a list of them."""
        value = _Node(self.data.get("_links", {}), self.at).data.get(name, [])
        return [_Node(item, self.at) for item in (value if isinstance(value, list) else [value])]

    def link(self, name: str, what: str) -> str:
        """Return something of the one link of a name."""
        return next((item.text(what) for item in self.links(name)), "")


def _version(node: _Node, link: str) -> str:
    said = (node.text("name") if link == "self" else "", node.link(link, "href").replace("/", " "))
    version = next((version for text in said if (version := version_of(text)) is not None), None)
    if version is None:
        refuse("TRM103", f"{node.at.file} is of no SDTMIG.", node.at.file)
    return version


def _dataset(guide: Guide, node: _Node, class_name: str) -> None:
    name = node.text("name")
    if name in guide.datasets:
        node.at.refuse(f"the dataset {name} stands twice")
    label, structure = node.text("label"), node.text("datasetStructure")
    guide.datasets[name] = dataset_row(name, label, class_name, structure, node.at)
    guide.variables[name] = [_variable(item) for item in node.nodes("datasetVariables")]


def _variable(node: _Node) -> Any:
    codelists = [item.text("href").rstrip("/").rpartition("/")[2] for item in node.links("codelist")]
    cells = {
        "variable": node.text("name"),
        "label": node.text("label"),
        "type": node.text("simpleDatatype"),
        "role": node.text("role"),
        "core": node.text("core"),
        "order": node.text("ordinal"),
        "codelist": "; ".join(codelists),
        "format": node.text(_FORMAT),
    }
    return variable_row(cells, node.at)
