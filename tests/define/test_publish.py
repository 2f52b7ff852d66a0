"""The define.xml of the demo study: valid, whole, equal to the files, the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from defineutils.validate import DefineSchemaValidator
from lxml import etree
from odmlib import define_loader, loader
from tests.conftest import ROOT
from tests.define.conftest import converted
from tests.define.equality import DEF, NS, differences

from nec_cdisc.define.html import LICENCE, STYLESHEET
from nec_cdisc.problem import Severity

GUIDES = {"sdtm": "sdtmig-3.4", "adam": "adamig-1.3"}
#: Attributes that name something by its OID, and the tags that may have it.
NAMES = {
    "ItemOID": {"ItemDef"}, f"{DEF}ItemOID": {"ItemDef"}, "MethodOID": {"MethodDef"}, "CodeListOID": {"CodeList"},
    "ValueListOID": {"ValueListDef"}, "WhereClauseOID": {"WhereClauseDef"}, f"{DEF}CommentOID": {"CommentDef"},
    f"{DEF}StandardOID": {"Standard"}, f"{DEF}ArchiveLocationID": {"leaf"}, "leafID": {"leaf"},
}  # fmt: skip


@pytest.fixture(params=["sdtm", "adam"])
def made(request):
    """Give each of the two."""
    return request.getfixturevalue(request.param), GUIDES[request.param]


def test_it_is_valid_by_the_schema(made):
    """The schema of Define-XML 2.1, as another package ships it, finds nothing."""
    assert "is valid" in DefineSchemaValidator(made[0].folder / "define.xml").validate_define_file()


def test_another_reader_understands_it(made):
    """A reader that is not ours finds the same datasets, variables, methods and codelists."""
    reader = loader.ODMLoader(define_loader.XMLDefineLoader(model_package="define_2_1", ns_uri=NS["d"]))
    reader.open_odm_document(str(made[0].folder / "define.xml"))
    found = reader.MetaDataVersion()
    root = etree.fromstring(made[0].xml)
    for ours, theirs in (
        ("ItemGroupDef", found.ItemGroupDef),
        ("ItemDef", found.ItemDef),
        ("CodeList", found.CodeList),
    ):
        assert {one.OID for one in theirs} == {one.get("OID") for one in root.iterfind(f".//o:{ours}", NS)}


def test_it_says_what_the_files_are(made):
    """Names, labels, types, lengths, keys, digits, terms and value levels are those of the files."""
    made, guide = made
    assert differences(made.xml, made.datasets, guide) == []


def test_nothing_is_wrong_with_the_demo_study(made):
    """Plan, standard and data agree: there is nothing to tell but own terms."""
    assert [problem for problem in made[0].problems if problem.severity is not Severity.NOTE] == []


def test_every_oid_resolves_and_none_is_unused(made):
    """What is named is there, under an OID of its own; what is there is named."""
    root = etree.fromstring(made[0].xml)
    there = {}
    for element in root.iter():
        name = element.get("OID") or element.get("ID")
        if name is not None:
            assert name not in there, name
            there[name] = etree.QName(element).localname
    named = {}
    for element in root.iter():
        for attribute, tags in NAMES.items():
            if element.get(attribute) is not None and etree.QName(element).localname != "ItemDef_":
                named.setdefault(element.get(attribute), set()).update(tags)
    assert {name: tags for name, tags in named.items() if there.get(name) not in tags} == {}
    free = {"ODM", "Study", "MetaDataVersion", "ItemGroupDef"}
    assert sorted(name for name, tag in there.items() if name not in named and tag not in free) == []


def _first(root, path):
    return root.xpath(path, namespaces=NS)[0]


def _drop(path):
    def change(root):
        element = _first(root, path)
        element.getparent().remove(element)

    return change


def _set(path, name, value):
    def change(root):
        element = _first(root, path)
        element.set(name, value(element.get(name)) if callable(value) else value)

    return change


def _say(path, text):
    def change(root):
        _first(root, path).text = text

    return change


MUTANTS = {
    "a dataset is not described": _drop("//o:ItemGroupDef[@Name='AE']"),
    "a variable is not described": _drop("//o:ItemGroupDef[@Name='AE']/o:ItemRef[7]"),
    "two variables change places": _set("//o:ItemGroupDef[@Name='AE']/o:ItemRef[7]", "ItemOID", "IT.AE.AEDECOD"),
    "a variable has another name": _set("//o:ItemDef[@OID='IT.AE.AETERM']", "Name", "AETERMX"),
    "a variable has another label": _say("//o:ItemDef[@OID='IT.AE.AETERM']//o:TranslatedText", "Term"),
    "a dataset has another label": _say("//o:ItemGroupDef[@Name='AE']/o:Description/o:TranslatedText", "Events"),
    "a text is a number": _set("//o:ItemDef[@OID='IT.AE.AETERM']", "DataType", "integer"),
    "a length is one more": _set("//o:ItemDef[@OID='IT.AE.AETERM']", "Length", lambda old: str(int(old) + 1)),
    "a key is another one": _set("//o:ItemRef[@ItemOID='IT.AE.AESPID']", "KeySequence", "9"),
    "a key is none": _drop("//o:ItemRef[@ItemOID='IT.AE.AESPID']"),
    "a term is missing": _drop("//o:CodeList[@OID='CL.OUT']/*[@CodedValue='FATAL']"),
    "a partial date is a whole one": _set("//o:ItemDef[@OID='IT.AE.AESTDTC']", "DataType", "date"),
    "a value level has a digit more": _set("//o:ItemDef[@OID='IT.LB.LBSTRESN.ALT']", "SignificantDigits", "7"),
    "a value level is longer": _set("//o:ItemDef[@OID='IT.LB.LBORRES.ALT']", "Length", "9"),
    "a where clause names another test": _say("//d:WhereClauseDef[@OID='WC.LB.ALT']//o:CheckValue", "XXX"),
    "a value level is missing": _drop("//d:ValueListDef[@OID='VL.LB.LBORRES']/o:ItemRef[2]"),
    "an empty variable is none": _set("//o:ItemRef[@ItemOID='IT.AE.AELLT']", f"{DEF}HasNoData", "No"),
    "a file has another name": _set("//d:leaf[@ID='LF.AE']", "{http://www.w3.org/1999/xlink}href", "ae2.xpt"),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_the_comparison_with_the_files_notices(sdtm, name):
    """Each defect of a define.xml is seen by the comparison that the true one passes."""
    root = etree.fromstring(sdtm.xml)
    MUTANTS[name](root)
    assert differences(etree.tostring(root), sdtm.datasets, GUIDES["sdtm"]) != []


def test_the_rule_of_an_endpoint_is_the_one_that_explain_prints(adam, published_demo):
    """The method of AVAL, CNSR and EVNTDESC of a parameter holds what explain prints of it, word for word."""
    said = subprocess.run(
        [sys.executable, "-m", "nec_cdisc", "--study", str(published_demo), "explain", "ADTTE.PFS"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    root = etree.fromstring(adam.xml)
    for variable in ("AVAL", "CNSR", "EVNTDESC"):
        ref = _first(
            root, f"//d:ValueListDef[@OID='VL.ADTTE.{variable}']/o:ItemRef[@ItemOID='IT.ADTTE.{variable}.PFS']"
        )
        text = _first(root, f"//o:MethodDef[@OID='{ref.get('MethodOID')}']//o:TranslatedText").text
        assert said.strip() in text
    assert "PROGRESSIVE DISEASE: ADRS.ADT" in said


def test_the_stylesheet_is_the_published_one(made):
    """The stylesheet beside define.xml is, byte for byte, that of the kept library, named in define.xml, with licence."""
    import defineutils.definehtml as published  # noqa: PLC0415 - only this test needs where it lies

    theirs = Path(published.__file__).with_name("define2-1.xsl").read_bytes()
    assert (made[0].folder / "define2-1.xsl").read_bytes() == STYLESHEET.read_bytes() == theirs
    assert b'<?xml-stylesheet type="text/xsl" href="define2-1.xsl"?>' in made[0].xml[:200]
    assert "MIT License" in LICENCE.read_text(encoding="utf-8")


AGAIN = """
import sys
from pathlib import Path
from nec_cdisc.define.publish import write_define
from nec_cdisc.plan.lint import lint
from nec_cdisc.study.folder import open_study
folder, target = map(Path, sys.argv[1:])
target.mkdir()
write_define(lint(open_study(folder)).plan, folder / "outputs" / "sdtm", target)
"""


def test_the_same_input_gives_the_same_bytes(sdtm, published_demo, tmp_path):
    """Another process with another hash seed writes the same define.xml and the same page."""
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo"}
    line = [sys.executable, "-c", AGAIN, str(published_demo), str(tmp_path / "again")]
    subprocess.run(line, check=True, env=environment, cwd=ROOT)
    for name in ("define.xml", "define.html"):
        assert (tmp_path / "again" / name).read_bytes() == (sdtm.folder / name).read_bytes()


def test_nothing_of_this_machine_stands_in_it(made):
    """Neither the clock nor a path: the time is that of the export."""
    root = etree.fromstring(made[0].xml)
    assert root.get("CreationDateTime") == "2020-05-04T00:00:00"
    assert str(made[0].datasets).encode() not in made[0].xml


def test_a_small_study_of_one_dataset_is_described(build):
    """A study without protocol, supplements or value levels has a define.xml that says so much and no more."""
    made = converted(build())
    assert differences(made.xml, made.datasets, GUIDES["sdtm"]) == []
    assert "is valid" in DefineSchemaValidator(made.folder / "define.xml").validate_define_file()
    assert b"ValueListDef" not in made.xml
    assert b"form.dm" in made.xml
