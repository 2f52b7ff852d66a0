"""Files that lie over inherited ones, judged by the schema as an editor does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from nec_cdisc.mapping.schema import schema

STUDIES = Path(__file__).resolve().parents[1] / "studies"
LAYERED = [
    path
    for study in ("asthma", "vaccine")
    for path in sorted((STUDIES / study / "mappings").rglob("*.yaml"))
    if path.name not in {"study.yaml", "layer.yaml"}
]
ALL = schema()["$defs"]


def faults(kind: str, text: str) -> list[str]:
    """Return where the schema finds something wrong."""
    validator = Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": ALL})
    data = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - the base loader makes nothing but text
    return [fault.json_path for fault in validator.iter_errors(with_truth(data))]


def with_truth(node: Any) -> Any:
    """Return data with true and false as every editor reads them."""
    if isinstance(node, dict):
        return {key: with_truth(value) for key, value in node.items()}
    if isinstance(node, list):
        return [with_truth(value) for value in node]
    return {"true": True, "false": False}.get(node, node)


def kind_of(path: Path) -> str:
    """Return the definition that a file follows, by its place."""
    if path.name == "code_lists.yaml" or path.parent.name == "code_lists":
        return "InheritingCodeListsFile"
    return "InheritingSourceFile" if path.parent.name == "sources" else "InheritingDatasetFile"


@pytest.mark.parametrize("path", LAYERED, ids=lambda path: str(path.relative_to(STUDIES)))
def test_files_of_studies_with_layers_are_accepted(path):
    """Whatever a study with two layers writes is underlined nowhere."""
    assert faults(kind_of(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("DatasetFile", "remove"),
        ("DatasetFile", "variables: {AESER: remove, AETERM: {take: text}}"),
        ("DatasetFile", "edit_checks: [inherited, {remove: A question}, {when: AETERM is blank, say: Asked}]"),
        ("DatasetFile", "rows: [inherited, {remove: ae}, {from: sae}]"),
        ("DatasetFile", "rows: {look_up: {coding: remove}}"),
        ("SourceFile", "missing: [inherited, {remove: NK}]"),
        ("SourceFile", "forms: {ae: {private: remove}, dm: remove}"),
        ("CodeListsFile", "sex: {terms: {f: F, x: remove}}"),
        ("CodeListsFile", "sex: remove"),
    ],
)
def test_what_takes_out_or_keeps_is_known_where_lines_are_inherited(kind, text):
    """The same file is wrong where nothing is inherited, for a key is missing or the word means nothing."""
    assert faults(f"Inheriting{kind}", text) == []
    if kind != "CodeListsFile" or text.endswith("remove"):
        assert faults(kind, text) != []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("DatasetFile", "varibles: {AESER: remove}"),
        ("DatasetFile", "edit_checks: [{remove: A question, say: Another}]"),
        ("DatasetFile", "rows: {look_up: {coding: {match: text}}}"),
        ("DatasetFile", "variables: {AESTDTC: {dat: start}}"),
        ("SourceFile", "dates: {ordres: dmy}"),
        ("CodeListsFile", "sex: {unknown: ask}"),
    ],
)
def test_mistakes_are_underlined_all_the_same(kind, text):
    """A misspelt key, half a line, and a value that no list has."""
    assert faults(f"Inheriting{kind}", text) != []
