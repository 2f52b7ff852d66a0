"""The reference pages and the schema: never stale, and the schema is worth pointing an editor to."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
MAPPINGS = sorted(path for folder in ("mappings", "bench/lab/mappings") for path in (ROOT / folder).rglob("*.yaml"))
SCHEMA = json.loads((DOCS / "mapping.schema.json").read_text("utf-8"))
#: One mapping of each kind of mistake that an editor should underline, and what the schema must say of it.
WRONG = (
    ("DatasetFile", "dataset: AE\none_record_per: event\nrows: [{from: ae}]\nvaribles: {}\n", "varibles"),
    (
        "DatasetFile",
        "dataset: AE\none_record_per: event\nrows: [{from: ae}]\nvariables: {AESTDTC: {dat: ae_start}}\n",
        "AESTDTC",
    ),
    ("CodeListsFile", "yes_no: {unknown: ask, terms: {ja: Y}}\n", "'ask'"),
    ("StudyFile", "study: X\ntitle: X\nexport_date: 2020-05-04\n", "identifiers"),
)


def generate(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script as ``make`` does."""
    command = [sys.executable, str(DOCS / "generate.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.fixture
def copy(tmp_path):
    """Return a copy of the docs folder's generated files; suites of expectations stand beside it."""
    folder = tmp_path / "docs"
    shutil.copytree(DOCS / "reference", folder / "reference")
    shutil.copy(DOCS / "mapping.schema.json", folder)
    shutil.copytree(ROOT / "specs" / "expectations", tmp_path / "specs" / "expectations")
    return folder


def test_no_page_is_stale():
    """What the pages say is what the code says now; of the gallery tests/docs/test_gallery.py says it."""
    done = generate("--check", "--quick")
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


def test_a_stale_page_is_named(copy):
    """A page that was edited by hand and one that is absent fail the check, each by its name, and no other one."""
    page = copy / "reference" / "verbs.md"
    page.write_text(page.read_text("utf-8") + "more\n", "utf-8")
    (copy / "mapping.schema.json").unlink()
    done = generate("--check", "--quick", "--folder", str(copy))
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "docs/reference/verbs.md is stale; run: make docs",
        "docs/mapping.schema.json is stale; run: make docs",
    ]


def test_writing_makes_a_page_fresh(tmp_path):
    """Written anew into an empty folder, all pages have the bytes of the committed ones."""
    folder = tmp_path / "docs"
    assert generate("--quick", "--folder", str(folder)).returncode == 0
    written = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
    assert len(written) == 7
    assert written == {name: (DOCS / name).read_bytes() for name in written}


@pytest.mark.parametrize("path", MAPPINGS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_schema_accepts_every_mapping(path):
    """No editor underlines a line of a mapping that the program accepts."""
    assert faults(_kind(path), path.read_text("utf-8")) == []


def test_there_are_mappings_to_check():
    """The mappings of study and benchmark are found, so that the test above has something to say."""
    assert {path.name for path in MAPPINGS} >= {"study.yaml", "code_lists.yaml", "dm.yaml", "lb.yaml"}


@pytest.mark.parametrize(("kind", "text", "said"), WRONG, ids=["key", "verb", "policy", "missing"])
def test_the_schema_refuses_a_wrong_mapping(kind, text, said):
    """A misspelt key, an unknown verb, an unknown policy and a missing key are underlined."""
    found = faults(kind, text)
    assert found
    assert any(said in fault for fault in found)


def faults(kind: str, text: str) -> list[str]:
    """Return what the schema says of a file, parsed as an editor parses it, without turning text into dates."""
    validator = Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]})
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(_parsed(text))]


def _parsed(text: str) -> Any:
    """Return plain values with text scalars, but for true and false, which every editor reads as such."""
    return _with_truth(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - the base loader makes nothing but text


def _with_truth(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _with_truth(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_with_truth(value) for value in node]
    return {"true": True, "false": False}.get(node, node)


def _kind(path: Path) -> str:
    """Return the definition that a mapping file follows, by its place."""
    if path.name == "study.yaml":
        return "StudyFile"
    if path.parent.name == "sources":
        return "SourceFile"
    return "CodeListsFile" if "code_lists" in {path.stem, path.parent.name} else "DatasetFile"
