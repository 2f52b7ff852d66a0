"""Lesions of RECIST by mappings alone: two evaluators, merged, split, too small, and not evaluable with reason."""

from __future__ import annotations

import pytest

FORMS = "scan: {file: scan.csv, key: [site, subj, reader, day, lesion]}\n"
LISTS = """\
sex: {unknown: query, terms: {f: F, m: M}}
readers: {unknown: stop, terms: {site: INVESTIGATOR, R1: INDEPENDENT ASSESSOR, R2: INDEPENDENT ASSESSOR}}
reader_numbers: {unknown: stop, terms: {site: "", R1: RADIOLOGIST 1, R2: RADIOLOGIST 2}}
fates: {unknown: query, terms: {found: TUMIDENT, merged: TUMERGE, split: TUSPLIT}}
results: {unknown: stop, terms: {TUMIDENT: TARGET, TUMERGE: TARGET, TUSPLIT: TARGET}}
visits: {unknown: query, terms: {BL: BASELINE, W8: WEEK 8}}
"""
TU = """\
dataset: TU
one_record_per: lesion identified, merged or split, by evaluator
rows: {from: scan, keep: fate is filled}
variables:
  TUSEQ: {sequence: [TUEVAL, TUEVALID, TUDTC, TULNKID]}
  TULNKID: lesion
  TUTESTCD: {code: fate, list: fates}
  TUTEST: {decode: TUTESTCD}
  TUORRES: {code: TUTESTCD, list: results}
  TUSTRESC: TUORRES
  TUEVAL: {code: reader, list: readers}
  TUEVALID: {code: reader, list: reader_numbers}
  TUDTC: {date: day}
"""
TR = """\
dataset: TR
one_record_per: size of a lesion by evaluator
rows:
  from: scan
  keep: fate is not split
variables:
  TRSEQ: {sequence: [TREVAL, TREVALID, TRDTC, TRLNKID]}
  TRLNKID: lesion
  TRLNKGRP: {code: visit, list: visits}
  TRTESTCD: {flag: node is ticked, then: LPERP, otherwise: LDIAM}
  TRTEST: {decode: TRTESTCD}
  TRORRES: size
  TRORRESU: {flag: size is filled, then: mm}
  TRSTRESC: {standard_text: size}
  TRSTRESN:
    lesion_size: diameter
    short_axis: axis
    node: node is ticked
    absent: state is gone
    too_small: state is small
  TRSTAT: {flag: state is NE, then: NOT DONE}
  TRREASND: {take: why, only_when: state is NE}
  TRLOBXFL:
    baseline: TRDTC
    reference: DM.RFSTDTC
    by: [TREVAL, TREVALID, TRLNKID, TRTESTCD]
  TREVAL: {code: reader, list: readers}
  TREVALID: {code: reader, list: reader_numbers}
  TRDTC: {date: day}
working:
  size: {coalesce: [diameter, axis]}
  sum: {total: TRSTRESN, by: [TREVAL, reader, TRLNKGRP]}
edit_checks:
  - {when: sum > 80, say: The sum is large}
"""
SCAN = """\
site,subj,reader,visit,day,lesion,fate,node,diameter,axis,state,why
01,001,site,BL,01.07.2019,T1,found,,30,,,
01,001,site,BL,01.07.2019,T2,found,,20,,,
01,001,site,BL,01.07.2019,T3,found,1,,18,,
01,001,R1,BL,01.07.2019,T1,found,,28,,,
01,001,R2,BL,01.07.2019,T1,found,,45,,,
01,001,R2,BL,01.07.2019,T2,found,,40,,,
01,001,site,W8,26.08.2019,T1/T2,merged,,41,,,
01,001,site,W8,26.08.2019,T3,,1,,,small,
01,001,R1,W8,26.08.2019,T1,split,,,,,
01,001,R1,W8,26.08.2019,T1.1,split,,,,,
01,001,R2,W8,26.08.2019,T1,,,,,NE,scan without contrast
"""


@pytest.fixture
def ran(build):
    """Run a study in which the site and two independent radiologists read the same scans."""
    files = {"mappings/code_lists.yaml": LISTS, "mappings/sdtm/tu.yaml": TU, "mappings/sdtm/tr.yaml": TR}
    built = build({**files, "raw/scan.csv": SCAN}, forms=FORMS)
    return built.run()


def test_merged_and_split_lesions_have_records_of_their_own(ran):
    """TU says which lesions became one, and which one became several, as that evaluator saw it."""
    assert ran.rows("TU", "TUEVAL", "TUEVALID", "TUTESTCD", "TULNKID")[-2:] == [
        ("INVESTIGATOR", None, "TUMIDENT", "T3"),
        ("INVESTIGATOR", None, "TUMERGE", "T1/T2"),
    ]
    split = [row for row in ran.rows("TU", "TUEVALID", "TUTESTCD", "TULNKID") if row[1] == "TUSPLIT"]
    assert split == [("RADIOLOGIST 1", "TUSPLIT", "T1"), ("RADIOLOGIST 1", "TUSPLIT", "T1.1")]


def test_evaluators_do_not_mix(ran):
    """Each evaluator has a baseline of each lesion, and a sum of diameters of its own."""
    rows = ran.rows("TR", "TREVAL", "TREVALID", "TRLNKID", "TRLOBXFL", "TRLNKGRP")
    assert [row[:3] for row in rows if row[3] == "Y"] == [
        ("INDEPENDENT ASSESSOR", "RADIOLOGIST 1", "T1"),
        ("INDEPENDENT ASSESSOR", "RADIOLOGIST 2", "T1"),
        ("INDEPENDENT ASSESSOR", "RADIOLOGIST 2", "T2"),
        ("INVESTIGATOR", None, "T1"),
        ("INVESTIGATOR", None, "T2"),
        ("INVESTIGATOR", None, "T3"),
    ]
    assert [cells for _, rows, _, _ in ran.cells("ROW108") for cells in rows] == [6, 7]


def test_too_small_counts_five_and_not_evaluable_has_a_reason(ran):
    """A lesion too small to measure has 5 mm; one that was not evaluable has no size, NOT DONE and why."""
    rows = ran.rows("TR", "TREVALID", "TRLNKID", "TRTESTCD", "TRSTRESN", "TRSTAT", "TRREASND")
    assert (None, "T3", "LPERP", 5, None, None) in rows
    assert ("RADIOLOGIST 2", "T1", "LDIAM", None, "NOT DONE", "scan without contrast") in rows
