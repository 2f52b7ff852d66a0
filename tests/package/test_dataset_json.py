"""The demo study as Dataset-JSON: cell by cell what the transport files hold, and described as define.xml does."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from jsonschema import Draft201909Validator
from lxml import etree
from tests.writers.test_dataset_json import SCHEMAS, parsed

from nec_cdisc.cli.package import Wanted, run_package
from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.package.dataset_json import FORMS
from nec_cdisc.package.tree import Tree
from nec_cdisc.study.freshness import MANIFEST, package_sources
from nec_cdisc.validate.reading import read_package
from nec_cdisc.xpt.read import read

ODM = "{http://www.cdisc.org/ns/odm/v1.3}"
#: What Dataset-JSON calls the types of define.xml; a partial date is a text there.
TYPES = {
    "text": "string",
    "integer": "integer",
    "float": "float",
    "date": "date",
    "datetime": "datetime",
    **dict.fromkeys(("partialDate", "partialDatetime", "incompleteDate", "incompleteDatetime"), "string"),
    "durationDatetime": "string",
}


@pytest.fixture(scope="session")
def demo(published_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Package the demo study, with its real documents, in every form of Dataset-JSON; give the study folder."""
    folder = tmp_path_factory.mktemp("package") / "demo"
    shutil.copytree(published_demo, folder)
    assert run_package(folder, Wanted(5 * 10**9, FORMS)) == 0
    return folder


@pytest.fixture(scope="session")
def tree(demo: Path) -> Tree:
    """Return the folders of the package."""
    return Tree(demo / "outputs" / "package", "evinec")


def test_the_package_of_the_demo_study_is_complete(demo, tree):
    """The files that a reviewer looks for are there, beside them what is for editing, and a record of what made it."""
    said = json.loads((demo / "outputs" / "package" / MANIFEST).read_text("utf-8"))
    assert said["made_of"] == package_sources(demo)
    sdtm, adam = (tree.datasets(model) for model in ("sdtm", "adam"))
    for folder, names in (
        (sdtm, ("dm.xpt", "ts.xpt", "define.xml", "define2-1.xsl", "acrf.pdf", "csdrg.pdf")),
        (adam, ("adsl.xpt", "adtte.xpt", "define.xml", "define2-1.xsl", "adrg.pdf")),
        (tree.programs, ("adsl.txt", "readme.txt")),
        (tree.documents("sdtm"), ("define.html", "csdrg.docx", "acrf.html")),
        (tree.documents("adam"), ("define.html", "adrg.docx")),
    ):
        assert [name for name in names if not (folder / name).is_file()] == []
    assert not any(path.suffix in {".html", ".docx"} for path in tree.study_folder.rglob("*"))


@pytest.mark.parametrize("model", ["sdtm", "adam"])
@pytest.mark.parametrize("form", FORMS)
def test_every_cell_is_that_of_the_transport_file(tree, tmp_path, model, form):
    """Read back, each dataset of the demo study is the one in its transport file, in each form."""
    for path in tree.dataset_json(model).glob(f"*.{form}"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    package = read_package([tmp_path])
    assert package.unread == {}
    sources = sorted(tree.datasets(model).glob("*.xpt"))
    assert len(sources) == len(package.tables) > 5
    for source in sources:
        (table,) = read(source)
        dataset = package[table.member.name].dataset
        for variable, column in zip(table.member.variables, table.columns, strict=True):
            found = dataset.columns[variable.name]
            if isinstance(column, Encoded):
                assert found.to_list() == column.to_list(), f"{source.name} {variable.name}"
            else:
                assert np.array_equal(found, column.doubles, equal_nan=True), f"{source.name} {variable.name}"


@pytest.mark.parametrize("model", ["sdtm", "adam"])
def test_every_file_is_valid_by_the_schema_of_cdisc(tree, model):
    """Headers of both forms, and whole files, meet the public schemas of version 1.1."""
    for form, schema in (("json", "dataset.schema.json"), ("ndjson", "dataset-ndjson-schema.json")):
        validator = Draft201909Validator(json.loads((SCHEMAS / schema).read_text("utf-8")))
        for path in tree.dataset_json(model).glob(f"*.{form}"):
            said, rows = parsed(path)
            assert said["records"] == len(rows)
            whole = form == "json" and len(rows) < 500
            validator.validate({**said, "rows": rows} if whole else said)


@pytest.mark.parametrize("model", ["sdtm", "adam"])
def test_identifiers_and_types_are_those_of_define_xml(tree, model):
    """Study, version, dataset and variable are known by the identifiers of define.xml, keys and types alike."""
    root = etree.parse(tree.datasets(model) / "define.xml").getroot()
    items = {item.get("OID"): item for item in root.iter(f"{ODM}ItemDef")}
    study, version = (next(root.iter(f"{ODM}{tag}")).get("OID") for tag in ("Study", "MetaDataVersion"))
    for group in root.iter(f"{ODM}ItemGroupDef"):
        folder = tree.dataset_json(model)
        said, _ = parsed(folder / f"{group.get('Name').lower()}.json")
        assert (said["studyOID"], said["metaDataVersionOID"]) == (study, version)
        assert (said["itemGroupOID"], said["name"]) == (group.get("OID"), group.get("Name"))
        assert (folder / said["metaDataRef"]).resolve() == (tree.datasets(model) / "define.xml").resolve()
        refs = list(group.iter(f"{ODM}ItemRef"))
        assert [column["itemOID"] for column in said["columns"]] == [ref.get("ItemOID") for ref in refs]
        for column, ref in zip(said["columns"], refs, strict=True):
            item = items[ref.get("ItemOID")]
            assert column.get("keySequence") == (int(ref.get("KeySequence")) if ref.get("KeySequence") else None)
            counted = column.get("targetDataType") == "integer"
            expected = "integer" if counted else TYPES[item.get("DataType")]
            assert (column["targetDataType"] if counted else column["dataType"]) == expected, column["itemOID"]
            if item.get("Length") is not None and not counted:
                assert column["length"] == int(item.get("Length")), column["itemOID"]
