"""The dataset of the sponsor's own that docs/study-folder.md shows is one that a study can have."""

from __future__ import annotations

from pathlib import Path

from tests.docs.test_language import pieces

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "study-folder.md").read_text("utf-8")
XJ = """\
dataset: XJ
one_record_per: joint count per visit
rows:
  from: joints
  one_row_per_test:
    SWOLLEN: {result: swollen}
    TENDER: {result: tender}
variables:
  XJSEQ: {sequence: [XJDTC, XJTESTCD]}
  XJTESTCD: test
  XJTEST: {code: XJTESTCD, list: joints}
  XJORRES: result
  XJSTRESC: {text: XJSTRESN}
  XJSTRESN: {number: result}
  VISITNUM: {number: visit}
  XJDTC: {date: day}
  XJDY: {study_day: XJDTC}
"""
LISTS = """\
sex: {unknown: query, terms: {f: F, m: M}}
joints: {unknown: stop, terms: {SWOLLEN: Swollen Joint Count, TENDER: Tender Joint Count}}
"""


def test_the_two_files_make_a_dataset(build):
    """The row and the file of the page, and a mapping: nothing else is needed, and nothing is said of it."""
    shown = pieces(PAGE)
    assert sorted(shown) == ["specs/sdtmig-3.4/datasets.csv", "specs/sdtmig-3.4/xj.csv"]
    files = {
        **shown,
        "mappings/sdtm/xj.yaml": XJ,
        "mappings/code_lists.yaml": LISTS,
        "raw/joints.csv": "site,subj,visit,day,swollen,tender\n01,001,2,01.07.2019,8,12\n",
    }
    built = build(files, forms="joints: {file: joints.csv, key: [site, subj, visit]}")
    assert built.said == []
    assert built.run().rows("XJ", "XJSEQ", "XJTEST", "XJSTRESN", "VISITNUM", "XJDY") == [
        (1, "Swollen Joint Count", 8, 2, 1),
        (2, "Tender Joint Count", 12, 2, 1),
    ]
