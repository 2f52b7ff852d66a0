"""The report of standards, dictionaries, the sponsor's own terms, and terms that are not coded."""

from __future__ import annotations

import csv

from nec_cdisc.report.terminology import COLUMNS, write_terminology, write_uncoded
from nec_cdisc.run.cut import Cut
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs

LB = """\
dataset: LB
one_record_per: test
rows:
  from: lab
  set: {name: {code: test, list: tests}}
  look_up: {coding: {table: coding, match: test}}
variables:
  LBSEQ: {sequence: [LBTESTCD, LBORRES]}
  LBTESTCD: name
  LBTEST: {decode: LBTESTCD}
  LBCAT: coding.pt
  LBORRES: result
  LBSTRESC: result
  LBORRESU: {code: unit, list: units}
"""
LISTS = (
    "sex: {unknown: query, terms: {f: F, m: M}}\n"
    "tests: {unknown: query, terms: {hb: HGB, cgb: CGB}}\n"
    "units: {unknown: keep, terms: {g: g/L}}\n"
)
LAB = """\
site,subj,test,result,unit
01,001,hb,130,g
01,001,cgb,<5,=odd
01,002,hb,LOST,g
01,002,cgb,7,=odd
02,001,hb,2019-07,g
"""
FORMS = """\
lab: {{file: lab.csv, key: [site, subj, test]{private}}}
coding: {{file: coding.csv, key: test, dictionary: {{name: name, version: version, term: test, coded: pt}}}}"""


def study(build, private=""):
    """Build a study with an own test, an own unit and a dictionary."""
    files = {
        "mappings/sdtm/lb.yaml": LB + "not_submitted: {coding: {name: define.xml, version: define.xml}}\n",
        "mappings/code_lists.yaml": LISTS,
        "raw/lab.csv": LAB,
        "raw/coding.csv": "test,pt,name,version\nhb,BLOOD,LOINC,2.77\n",
        "specs/extensions.csv": "codelist,value,decode\nLBTESTCD,CGB,Chromogranin B\n",
    }
    return build(files, forms=FORMS.format(private=private))


def written(built, folder, partitions=1):
    """Run and write both reports; return their bytes and the lines of the first."""
    outcome = execute(built.plan, Inputs(built.folder), pieces=Cut(partitions, 1))
    folder.mkdir(exist_ok=True)
    write_terminology(built.plan, outcome, folder / "terminology.csv")
    write_uncoded(built.plan, outcome, folder / "uncoded.csv")
    with (folder / "terminology.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return [(folder / name).read_bytes() for name in ("terminology.csv", "uncoded.csv")], lines


def test_standards_dictionaries_and_own_terms_are_recorded(build, tmp_path):
    """Versions with digests, dictionaries with counts, own terms with codelist, whether it is open, and declared."""
    _, lines = written(study(build), tmp_path / "reports")
    kinds = [line["kind"] for line in lines]
    assert kinds[:3] == ["standard", "terminology", "dictionary"]
    assert (lines[1]["version"], lines[1]["file"], len(lines[1]["sha256"])) == ("2025-03-28", "packaged", 64)
    assert (lines[2]["name"], lines[2]["version"], lines[2]["records"]) == ("LOINC", "2.77", "1")
    own = [
        (line["codelist"], line["extensible"], line["declared"], line["term"], line["records"]) for line in lines[3:]
    ]
    assert own == [
        ("LBTESTCD", "Yes", "Yes", "CGB", "2"),
        ("LBTEST", "Yes", "Yes", "Chromogranin B", "2"),
        ("UNIT", "Yes", "No", "'=odd", "2"),
        ("LBSTRESC", "Yes", "No", "LOST", "1"),
    ]
    assert set(lines[0]) == set(COLUMNS)


def test_terms_that_are_not_coded_are_listed(build, tmp_path):
    """Term, number of records and first raw rows."""
    (_, uncoded), _ = written(study(build), tmp_path / "reports")
    assert uncoded.decode().splitlines()[1:] == ["LB,LBCAT,LOINC,cgb,2,0,raw/lab.csv,test,3 5"]


def test_private_texts_are_not_written(build, tmp_path):
    """A private unit is counted, and a private term too, without its text."""
    reports, lines = written(study(build, ", private: [unit, test, result]"), tmp_path / "reports")
    assert not any(text in b"".join(reports) for text in (b"odd", b"LOST", b"cgb"))
    assert [line["term"] for line in lines if line["variable"] == "LBORRESU"] == ["(private)"]
    assert b"(private)" in reports[1]


def test_the_reports_are_the_same_in_any_number_of_partitions(build, tmp_path):
    """Everything is computed from what the partitions gave together."""
    built = study(build)
    assert written(built, tmp_path / "a")[0] == written(built, tmp_path / "b", partitions=3)[0]


def test_imported_terminology_tells_its_file(build, tmp_path):
    """The file of NCI EVS and its digest stand beside the digest of what is used."""
    built = study(build)
    name = "specs/sdtm-ct-2025-03-28/origin.csv"
    (built.folder / name).parent.mkdir()
    (built.folder / name).write_text("package,version,file,sha256,codelists,terms\nsdtm,2025-03-28,SDTM.txt,ab12,1,1\n")
    _, lines = written(built, tmp_path / "reports")
    assert lines[1]["file"] == "SDTM.txt (SHA-256 ab12)"
