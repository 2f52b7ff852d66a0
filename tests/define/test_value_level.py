"""Values are described level by level, by as many variables as tell them apart."""

from __future__ import annotations

import pytest
from lxml import etree
from tests.define.conftest import converted
from tests.define.equality import NS, differences

MI = """\
dataset: MI
one_record_per: finding
rows:
  - from: mi
    one_row_per_test: {KI67: {result: ki, unit: {constant: "%"}}, HISTTYPC: {result: kind, unit: kind_u}}
    set: {detail: {constant: ""}, tissue: {constant: TISSUE}}
  - from: mi
    keep: score is filled
    one_row_per_test: {HISTTYPC: {result: score, unit: {constant: points}}}
    set: {detail: {constant: H SCORE TOTAL SCORE}, tissue: {constant: TISSUE}}
variables:
  MISEQ: {sequence: [MITESTCD]}
  MITESTCD: test
  MITEST: {decode: MITESTCD}
  MITSTDTL: detail
  MIORRES: result
  MIORRESU: unit
  MISTRESC: result
  MISTRESN: {number: sure}
  MISTRESU: unit
  MISPEC: tissue
supplementary:
  MIWHO: {take: who, label: Who Looked, origin: Assigned}
  MIWHEN: {date: day, label: Day, only_when: who is filled, comment: As told.}
working:
  sure: {upper: result, only_when: unit is filled}
"""
FILES = {
    "mappings/sdtm/mi.yaml": MI,
    "raw/mi.csv": "site,subj,ki,kind,kind_u,score,who,day\n"
    "01,001,12.5,small,,120,A. B.,01.07.2019\n01,002,7,large,,80,,\n",
}


@pytest.fixture
def made(build):
    """Describe a small study whose results of one test are of two kinds."""
    return converted(build(FILES, forms="mi: {file: mi.csv, key: [site, subj]}"))


def levels(made, variable):
    """Return the levels of a variable: what each goes by, and data type, length, digits."""
    root = etree.fromstring(made.xml)
    dataset, _, name = variable.partition(".")
    found = {}
    for ref in root.iterfind(f".//d:ValueListDef[@OID='VL.{dataset}.{name}']/o:ItemRef", NS):
        item = root.find(f".//o:ItemDef[@OID='{ref.get('ItemOID')}']", NS)
        where = root.find(f".//*[@OID='{ref.find('d:WhereClauseRef', NS).get('WhereClauseOID')}']")
        told = [
            (check.get("{%s}ItemOID" % NS["d"]).rpartition(".")[2], check.get("Comparator"),  # noqa: UP031 - braces
             *(value.text for value in check.iterfind("o:CheckValue", NS)))
            for check in where
        ]  # fmt: skip
        found[tuple(told)] = (item.get("DataType"), item.get("Length"), item.get("SignificantDigits"))
    return found


def test_a_test_with_two_kinds_of_results_has_two_levels(made):
    """Results of one test that differ in unit are told apart by their detail, a blank one by what it is not."""
    assert levels(made, "MI.MIORRES") == {
        (("MITESTCD", "EQ", "HISTTYPC"), ("MITSTDTL", "EQ", "H SCORE TOTAL SCORE")): ("integer", "3", None),
        (("MITESTCD", "EQ", "HISTTYPC"), ("MITSTDTL", "NE", "H SCORE TOTAL SCORE")): ("text", "5", None),
        (("MITESTCD", "EQ", "KI67"),): ("float", "4", "1"),
    }
    assert differences(made.xml, made.datasets, "sdtmig-3.4") == []


def test_qualifiers_are_described_each(made):
    """Each QNAM has a level, named and labelled as the qualifier, with its own origin and comment."""
    assert list(levels(made, "SUPPMI.QVAL")) == [(("QNAM", "EQ", "MIWHEN"),), (("QNAM", "EQ", "MIWHO"),)]
    root = etree.fromstring(made.xml)
    item = root.find(".//o:ItemDef[@OID='IT.SUPPMI.QVAL.MIWHEN']", NS)
    assert (item.get("Name"), item.get("DataType")) == ("MIWHEN", "date")
    comment = root.find(f".//*[@OID='{item.get('{%s}CommentOID' % NS['d'])}']")  # noqa: UP031 - braces
    assert comment.find("o:Description/o:TranslatedText", NS).text == "As told. Only where who is filled."
    assert root.find(".//o:ItemDef[@OID='IT.SUPPMI.QVAL.MIWHO']/d:Origin", NS).get("Type") == "Assigned"


def test_a_level_names_the_form_of_its_test(sdtm):
    """Of a dataset that several forms feed, each test names the form that asks for it."""
    root = etree.fromstring(sdtm.xml)
    pages = {
        test: [
            ref.get("PageRefs")
            for ref in root.iterfind(f".//o:ItemDef[@OID='IT.LB.LBORRES.{test}']//d:PDFPageRef", NS)
        ]
        for test in ("ALT", "HGB", "CGA")
    }  # fmt: skip
    assert pages == {"ALT": ["form.lab_chemistry"], "HGB": ["form.lab_haematology"], "CGA": ["form.markers"]}


def test_parameters_of_the_trial_are_described_each(sdtm):
    """A trial summary parameter has its type, its codelist and where it comes from."""
    found = levels(sdtm, "TS.TSVAL")
    kinds = {key[0][2]: kind[0] for key, kind in found.items()}
    assert {name: kinds[name] for name in ("AGEMIN", "ACTSUB", "SSTDTC", "TPHASE")} == {
        "AGEMIN": "durationDatetime", "ACTSUB": "integer", "SSTDTC": "date", "TPHASE": "text",
    }  # fmt: skip
    root = etree.fromstring(sdtm.xml)
    kind = {name: root.find(f".//o:ItemDef[@OID='IT.TS.TSVAL.{name}']/d:Origin", NS).get("Type") for name in kinds}
    assert (kind["ACTSUB"], kind["TITLE"], kind["NARMS"]) == ("Derived", "Protocol", "Derived")


def test_analysis_values_are_described_by_parameter(adam):
    """AVAL is described by PARAMCD: days are whole numbers, months are not, scales and markers have their digits."""
    found = {key[0][2]: kind for key, kind in levels(adam, "ADTTE.AVAL").items()}
    assert found["PFS"][0] == "integer"
    assert found["PFSM"][0] == "float"
    assert {key[0][2] for key in levels(adam, "ADLB.AVAL")} >= {"ALT", "CGA"}


def test_an_endpoint_has_its_own_events(adam):
    """EVNTDESC of a parameter has the events and censorings of that parameter, be they in the data or not."""
    root = etree.fromstring(adam.xml)
    name = root.find(".//o:ItemDef[@OID='IT.ADTTE.EVNTDESC.PFS']/o:CodeListRef", NS).get("CodeListOID")
    terms = [term.get("CodedValue") for term in root.find(f".//o:CodeList[@OID='{name}']", NS)]
    assert terms == ["DEATH", "NO ADEQUATE ASSESSMENT", "NO PROGRESSION OR DEATH", "PROGRESSIVE DISEASE"]
