"""Codelists hold the terms that can appear: of the mapping, the protocol and the data, own ones marked as such."""

from __future__ import annotations

import pytest
from lxml import etree
from tests.define.conftest import converted
from tests.define.equality import NS

STUDY = """\
protocol:
  epochs:
    - {name: SCREENING}
    - {name: TREATMENT, starts: DM.RFSTDTC}
  visits:
    SCREENING: {number: 1, day: -7}
    CYCLE 1..9 DAY 1: {number: 10, day: 1, next: {number: 10, day: 28}, last: reached}
"""
VS = """\
dataset: VS
one_record_per: measurement
rows:
  from: vs
  one_row_per_test: {TEMP: {result: temp, unit: {constant: C}}, GRIP: {result: grip, unit: {constant: kg}}}
variables:
  VSSEQ: {sequence: [VSTESTCD]}
  VSTESTCD: test
  VSTEST: {decode: VSTESTCD}
  VSPOS: {code: pos, list: positions}
  VSORRES: result
  VSORRESU: unit
  VSSTRESC: result
  VSSTRESN: {number: result}
  VSSTRESU: VSORRESU
  VISITNUM: {visit_number: VISIT, date: VSDTC}
  VISIT: {visit: visit}
  EPOCH: {epoch: VSDTC}
  VSDTC: {date: day}
"""
FILES = {
    "mappings/sdtm/vs.yaml": VS,
    "mappings/code_lists.yaml": """\
sex: {unknown: query, terms: {f: F, m: M}}
positions: {unknown: query, terms: {"1": SITTING, "2": STANDING, "3": ON A HILL}}
""",
    "specs/extensions.csv": "codelist,value,decode\nVSTESTCD,GRIP,Grip Strength\nPOSITION,ON A HILL,\n",
    "raw/vs.csv": "site,subj,visit,day,temp,grip,pos\n01,001,S,25.06.2019,37,40,1\n01,001,C2,30.07.2019,36.5,,1\n"
    "01,001,U,31.07.2019,36.9,,1\n",
    "mappings/sources/edc.yaml": """\
source: edc
subject: [site, subj]
visit: visit
missing: [NK]
dates: {orders: dmy, unknown: [UN]}
ticks: {ticked: ["1"], not_ticked: ["0"]}
visits: {S: SCREENING, C1..9: CYCLE 1..9 DAY 1}
unscheduled: U
forms:
  dm: {file: dm.csv, key: [site, subj]}
  vs: {file: vs.csv, key: [site, subj, visit]}
""",
}


@pytest.fixture
def root(build):
    """Give the define.xml of a small study with vital signs."""
    return etree.fromstring(converted(build(FILES, study=STUDY)).xml)


def terms(root, item):
    """Return the terms of an item: value, decode, code of NCI, whether it is marked as extended."""
    name = root.find(f".//o:ItemDef[@OID='{item}']/o:CodeListRef", NS).get("CodeListOID")
    codelist = root.find(f".//o:CodeList[@OID='{name}']", NS)
    found = []
    for term in codelist:
        if term.get("CodedValue") is not None:
            decode, alias = term.find("o:Decode/o:TranslatedText", NS), term.find("o:Alias", NS)
            extended = term.get("{%s}ExtendedValue" % NS["d"]) == "Yes"  # noqa: UP031 - braces are part of the name
            found.append((term.get("CodedValue"), getattr(decode, "text", None), alias is not None, extended))
    return found


def test_terms_that_nobody_has_yet_are_there(root):
    """A position that no record has stands in the codelist, because the form can give it; others do not."""
    assert terms(root, "IT.VS.VSPOS") == [
        ("ON A HILL", None, False, True), ("SITTING", None, True, False), ("STANDING", None, True, False),
    ]  # fmt: skip


def test_tests_have_names_and_codes(root):
    """A test has its name; a published one the code of NCI, the sponsor's own is marked as extended."""
    assert terms(root, "IT.VS.VSTESTCD") == [
        ("GRIP", "Grip Strength", False, True), ("TEMP", "Temperature", True, False),
    ]  # fmt: skip


def test_visits_are_those_that_somebody_can_have_reached(root):
    """Of a series without an end there are the visits up to the last one reached; unscheduled ones are named so."""
    assert [term[0] for term in terms(root, "IT.VS.VISIT")] == [
        "CYCLE 1 DAY 1", "CYCLE 2 DAY 1", "SCREENING", "UNSCHEDULED",
    ]  # fmt: skip
    assert [term[:2] for term in terms(root, "IT.VS.VISITNUM")] == [
        ("1", "SCREENING"), ("10", "CYCLE 1 DAY 1"), ("20", "CYCLE 2 DAY 1"), ("20.1", "UNSCHEDULED"),
    ]  # fmt: skip
    assert [term[0] for term in terms(root, "IT.VS.EPOCH")] == ["SCREENING", "TREATMENT"]


def test_an_own_term_that_nobody_declared_is_a_note(build):
    """A term that neither codelist nor specs/ declare is shown as extended, and that is told."""
    files = {**FILES, "specs/extensions.csv": "codelist,value,decode\nVSTESTCD,GRIP,Grip Strength\n"}
    files["raw/vs.csv"] = FILES["raw/vs.csv"].replace(",40,1", ",40,3")
    made = converted(build(files, study=STUDY))
    assert [(item.code, item.target) for item in made.problems] == [("DEF106", "VS.VSPOS")]


def test_values_of_a_private_column_stand_nowhere(build):
    """A codelist shows what the mapping can give, never what the data hold, where the raw column is private."""
    source = FILES["mappings/sources/edc.yaml"].replace("visit]}", "visit], private: pos}")
    lists = FILES["mappings/code_lists.yaml"].replace("positions: {unknown: query", "positions: {unknown: keep")
    files = {**FILES, "mappings/sources/edc.yaml": source, "mappings/code_lists.yaml": lists}
    files["raw/vs.csv"] = FILES["raw/vs.csv"].replace(",40,1", ",40,UPON HER BROTHER")
    made = converted(build(files, study=STUDY))
    assert b"BROTHER" not in made.xml
    assert not any("BROTHER" in item.message for item in made.problems)
