"""The list of what an archive was made with."""

from __future__ import annotations

import datetime as dt
import json
from email.message import Message
from importlib.metadata import distribution, version

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from tests.archive.small_wheel import small_wheel

from nec_cdisc.archive.sbom import FILES, PYTHON, bill_of_materials, fingerprint, licence_of, versions
from nec_cdisc.archive.wheel import program_wheel

AT = dt.datetime(2026, 1, 31, 17, 5, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def whole() -> bytes:
    """Give the list of the program."""
    return bill_of_materials(program_wheel(), AT)


def test_it_is_valid_by_the_schema_of_cyclonedx(whole: bytes):
    """The strict schema of CycloneDX 1.6, which the library brings, finds nothing."""
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(whole.decode()) is None
    broken = whole.decode().replace('"library"', '"book"', 1)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(broken) is not None


def test_it_names_every_package_with_version_licence_and_place(whole: bytes):
    """What the program needs, directly or not, is there once, each with a licence and a hash of its files."""
    components = json.loads(whole)["components"]
    found = versions(components)
    assert {"pandas", "pyarrow", "lxml", "cryptography", "numpy", "hatchling", "python-dateutil"} <= found.keys()
    assert len(found) == len(components)
    assert found["pandas"] == version("pandas")
    assert not {"pytest", "mypy", "nec-cdisc"} & found.keys()
    for component in components:
        assert component["purl"] == f"pkg:pypi/{component['name']}@{component['version']}"
        assert component["licenses"], component["name"]
        assert [item["name"] for item in component["properties"]] == [FILES]


def test_it_names_the_program_and_what_that_ran_on(whole: bytes):
    """The program stands apart with the hash of its wheel, and depends on what its metadata say."""
    said = json.loads(whole)
    assert said["metadata"]["component"]["name"] == "nec-cdisc"
    assert len(said["metadata"]["component"]["hashes"][0]["content"]) == 64
    assert PYTHON in {item["name"] for item in said["metadata"]["properties"]}
    needs = {item["ref"]: item.get("dependsOn", []) for item in said["dependencies"]}
    assert f"pandas=={version('pandas')}" in needs["nec-cdisc"]
    assert f"markupsafe=={version('markupsafe')}" in needs[f"jinja2=={version('jinja2')}"]


def test_the_same_packages_give_the_same_bytes(whole: bytes):
    """Nothing in it is random: its serial number is made of the content, its time is given."""
    assert bill_of_materials(program_wheel(), AT) == whole
    assert b'"timestamp": "2026-01-31T17:05:00+00:00"' in whole
    other = bill_of_materials(("small-1.0-py3-none-any.whl", small_wheel("rich")), AT)
    assert json.loads(other)["serialNumber"] != json.loads(whole)["serialNumber"]


@pytest.mark.parametrize(
    ("headers", "licence"),
    [
        ([("License-Expression", "MIT"), ("License", "BSD")], "MIT"),
        ([("License", "BSD 3-Clause")], "BSD 3-Clause"),
        ([("License", "a\nlong\ntext"), ("Classifier", "License :: OSI Approved :: MIT License")], "MIT License"),
        ([("License", "UNKNOWN"), ("Classifier", "Topic :: License :: None")], ""),
    ],
)
def test_a_licence_is_what_the_package_states(headers: list[tuple[str, str]], licence: str):
    """An expression goes before a short text, and that before the classifiers; a whole text is none."""
    metadata = Message()
    for name, value in headers:
        metadata[name] = value
    assert licence_of(metadata) == licence


def test_the_hash_of_a_package_is_that_of_what_its_wheel_brought():
    """Two packages differ, and one is the same each time."""
    assert fingerprint(distribution("rich")) == fingerprint(distribution("rich")) != fingerprint(distribution("click"))
