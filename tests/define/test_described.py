"""What is wrong with a folder of datasets is told at once, and stops nothing."""

from __future__ import annotations

import pyreadstat
from lxml import etree
from tests.define.conftest import converted, made_of
from tests.define.equality import NS, differences

AE = """\
dataset: AE
one_record_per: event
rows: {from: ae}
variables:
  AESEQ: {sequence: [AETERM]}
  AETERM: {take: text, crf: "31 32", comment: As written.}
  AEDECOD: {take: pt, origin: Assigned}
  AESER: {code: serious, list: yes_no}
  AEOUT: {code: outcome, list: outcome}
  AEREL: {code: related, list: related}
"""
FILES = {
    "mappings/sdtm/ae.yaml": AE,
    "mappings/code_lists.yaml": """\
sex: {unknown: query, terms: {f: F, m: M}}
yes_no: {unknown: query, terms: {"0": N, "1": Y}}
outcome: {unknown: query, terms: {"1": FATAL, "2": RECOVERED/RESOLVED}}
related: {unknown: query, terms: {"0": NO, "1": SURELY}}
""",
    "raw/ae.csv": "site,subj,text,pt,serious,outcome,related\n01,001,Rash,Rash,0,2,1\n01,002,Nausea,Nausea,1,,0\n",
}
FORM = "ae: {file: ae.csv, key: [site, subj, text], dictionary: {name: {constant: MedDRA}, version: {constant: '27.1'},"
FORM += " term: text, coded: pt}}"


def studied(build, ae=AE):
    """Return a small study with adverse events, converted and described."""
    return converted(build({**FILES, "mappings/sdtm/ae.yaml": ae}, forms=FORM))


def codes(made):
    """Return the codes of what was told, each with its target or file."""
    return sorted((item.code, item.target or str(item.place)) for item in made.problems)


def rewritten(made, **columns):
    """Write the events anew by another program, with other columns, and describe the folder again."""
    path = made.datasets / "ae.xpt"
    frame, meta = pyreadstat.read_xport(str(path))
    labels = meta.column_names_to_labels
    for name, values in columns.items():
        frame[name] = values
    pyreadstat.write_xport(
        frame, str(path), table_name="AE", file_label=meta.file_label, file_format_version=5,
        column_labels=[labels.get(name, name) for name in frame],
    )  # fmt: skip
    return made_of(made.plan, made.datasets, made.folder)


def test_a_sound_folder_has_nothing_wrong(build):
    """Of what the mappings make nothing is told."""
    made = studied(build)
    assert codes(made) == []
    assert differences(made.xml, made.datasets, "sdtmig-3.4") == []


def test_all_that_is_wrong_is_told_at_once(build):
    """A missing dataset, a foreign one, one that is unreadable, a foreign variable and values that no list knows."""
    made = studied(build)
    (made.datasets / "dm.xpt").unlink()
    (made.datasets / "vs.xpt").write_bytes((made.datasets / "ae.xpt").read_bytes())
    (made.datasets / "zz.xpt").write_bytes(b"no transport file")
    again = rewritten(made, AEOUT=["GONE", "FATAL"], AEREL=["NO", "PERHAPS"], AEXTRA=["a", "b"])
    assert codes(again) == [
        ("DEF101", "mappings/sdtm/dm.yaml:1:10"), ("DEF102", "vs.xpt"), ("DEF102", "zz.xpt"), ("DEF103", "AE.AEXTRA"),
        ("DEF105", "AE.AEOUT"), ("DEF105", "AE.AEREL"),
    ]  # fmt: skip
    told = {item.target: item.message for item in again.problems}
    assert "'GONE'" in told["AE.AEOUT"]
    assert "OUT" in told["AE.AEOUT"]
    assert "AEXTRA" in again.xml.decode()


def test_a_file_that_cannot_be_read_is_told(build):
    """A dataset whose file is cut off is told, and the others are described."""
    made = studied(build)
    path = made.datasets / "ae.xpt"
    path.write_bytes(path.read_bytes()[:-40])
    again = made_of(made.plan, made.datasets, made.folder)
    assert codes(again) == [("DEF107", "ae.xpt")]
    assert b'OID="IG.DM"' in again.xml
    assert b'OID="IG.AE"' not in again.xml


def test_a_variable_that_is_another_one_is_told(build):
    """A file that lacks a planned variable, or has another label, is not the one of these mappings."""
    made = studied(build)
    path = made.datasets / "ae.xpt"
    frame, _ = pyreadstat.read_xport(str(path))
    frame = frame.drop(columns="AESER")
    pyreadstat.write_xport(frame, str(path), table_name="AE", file_format_version=5)
    again = made_of(made.plan, made.datasets, made.folder)
    found = codes(again)
    assert ("DEF104", "AE.AESER") in found
    assert ("DEF104", "AE.AETERM") in found


def test_notes_that_say_nothing_are_told(build):
    """An origin that is none, and a page of the CRF that is neither a number nor a form, are told at their line."""
    made = studied(build, AE.replace("origin: Assigned", "origin: Asigned, crf: p. 3"))
    assert codes(made) == [("DEF110", "AE.AEDECOD"), ("DEF111", "AE.AEDECOD")]
    assert next(item.nearest for item in made.problems if item.code == "DEF111") == "Assigned"


def test_a_dictionary_is_named_with_its_version(build):
    """Coded terms have an external codelist, of the version that the conversion recorded."""
    made = studied(build)
    root = etree.fromstring(made.xml)
    item = root.find(".//o:ItemDef[@OID='IT.AE.AEDECOD']", NS)
    name = item.find("o:CodeListRef", NS).get("CodeListOID")
    external = root.find(f".//o:CodeList[@OID='{name}']/o:ExternalCodeList", NS)
    assert (external.get("Dictionary"), external.get("Version")) == ("MedDRA", "27.1")


def test_two_versions_of_a_dictionary_are_a_note(build):
    """Where terms were coded in two versions, neither is claimed, and that is told."""
    files = {
        **FILES,
        "mappings/sdtm/ae.yaml": f"{AE}not_submitted: {{v: define.xml names it}}\n",
        "raw/ae.csv": "site,subj,text,pt,serious,outcome,related,v\n"
        "01,001,Rash,Rash,0,2,1,26\n01,002,Ache,Ache,1,,0,27\n",
    }
    form = FORM.replace("version: {constant: '27.1'}", "version: v")
    made = converted(build(files, forms=form))
    assert ("DEF108", "AE.AEDECOD") in codes(made)
    assert b'Dictionary="MedDRA"/>' in made.xml


def test_a_dataset_without_records_says_so(build):
    """A dataset that no record belongs into is described as one without data, and why."""
    files = {**FILES, "raw/ae.csv": "site,subj,text,pt,serious,outcome,related\n"}
    made = converted(build(files, forms=FORM))
    group = etree.fromstring(made.xml).find(".//o:ItemGroupDef[@Name='AE']", NS)
    assert group.get("{%s}HasNoData" % NS["d"]) == "Yes"  # noqa: UP031 - braces are part of the name
    assert group.get("{%s}CommentOID" % NS["d"])  # noqa: UP031 - see above
