"""A define.xml is read for what it names, and for nothing that lies outside of it."""

from __future__ import annotations

import pytest
from tests.package.conftest import define_of

from nec_cdisc.validate import define_file
from nec_cdisc.validate.define_file import DefinedDataset, NoDefine, read_define

BOMB = """<?xml version="1.0"?><!DOCTYPE ODM [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><ODM>&c;</ODM>"""
OUTER = '<?xml version="1.0"?><!DOCTYPE ODM [<!ENTITY a SYSTEM "{path}">]><ODM>&a;</ODM>'


def test_leaves_datasets_and_stylesheet_are_read(tmp_path):
    """What a reviewer's program follows is known."""
    path = tmp_path / "define.xml"
    path.write_text(define_of(["dm"], ["acrf.pdf"]), encoding="utf-8")
    found = read_define(path)
    assert found.leaves == {"LF.dm": "dm.xpt", "LF.acrf.pdf": "acrf.pdf"}
    assert [(name, said.file) for name, said in found.datasets.items()] == [("DM", "dm.xpt")]
    assert found.stylesheet == "define2-1.xsl"


def test_identifiers_and_keys_are_read(tmp_path):
    """Study, version, dataset and variables are known by their identifiers, and keys by their place."""
    path = tmp_path / "define.xml"
    path.write_text(
        '<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3"><Study OID="S"><MetaDataVersion OID="M">'
        '<ItemGroupDef Name="DM" OID="IG.DM"><ItemRef ItemOID="IT.DM.A" KeySequence="1"/><ItemRef ItemOID="IT.DM.B"/>'
        '</ItemGroupDef><ItemDef OID="IT.DM.A" Name="A"/><ItemDef OID="IT.DM.B" Name="B"/>'
        "</MetaDataVersion></Study></ODM>",
        encoding="utf-8",
    )
    found = read_define(path)
    assert (found.study, found.metadata) == ("S", "M")
    assert found.datasets["DM"] == DefinedDataset("IG.DM", "", {"A": "IT.DM.A", "B": "IT.DM.B"}, {"A": 1})


def test_a_file_without_stylesheet_names_none(tmp_path):
    """Without the instruction there is no stylesheet."""
    (tmp_path / "define.xml").write_text("<ODM/>", encoding="utf-8")
    assert read_define(tmp_path / "define.xml").stylesheet is None


def test_hostile_xml_is_refused(tmp_path):
    """Entities that grow, or lead to other files, broken XML and endless files are refused, and no file is opened."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    for text, why in (
        (BOMB, "document type"),
        (OUTER.format(path=secret.as_uri()), "document type"),
        ("<ODM>", "no well-formed XML"),
        ("", "no well-formed XML"),
    ):
        path = tmp_path / "define.xml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(NoDefine, match=why) as refused:
            read_define(path)
        assert "secret" not in str(refused.value)


def test_a_file_too_large_is_refused(tmp_path, monkeypatch):
    """No file is parsed that no study has."""
    monkeypatch.setattr(define_file, "LARGEST", 10)
    (tmp_path / "define.xml").write_text("<ODM></ODM>", encoding="utf-8")
    with pytest.raises(NoDefine, match="more than 10 bytes"):
        read_define(tmp_path / "define.xml")
