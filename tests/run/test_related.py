"""RELREC: records that name one another, and datasets that share an identifier."""

from __future__ import annotations

import pytest

from nec_cdisc.run.cut import Cut
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs

AE = """\
dataset: AE
one_record_per: event
rows: {from: ae}
variables:
  AESEQ: {sequence: [AETERM]}
  AESPID: no
  AETERM: term
  AEDECOD: term
"""
CM = """\
dataset: CM
one_record_per: medication
rows: {from: cm}
variables:
  CMSEQ: {sequence: [CMTRT]}
  CMTRT: what
related:
  CMAE: {record: why, of: AE.AESPID}
"""
TU = """\
dataset: TU
one_record_per: lesion
rows: {from: tu}
variables:
  TUSEQ: {sequence: [TULNKID]}
  TULNKID: lesion
  TUTESTCD: {constant: TUMIDENT}
  TUTEST: {decode: TUTESTCD}
  TUORRES: {constant: TARGET}
"""
TR = """\
dataset: TR
one_record_per: measurement
rows: {from: tr}
variables:
  TRSEQ: {sequence: [TRLNKID, TRORRES]}
  TRLNKID: lesion
  TRTESTCD: {constant: LDIAM}
  TRTEST: {decode: TRTESTCD}
  TRORRES: size
  TRORRESU: {constant: mm}
related:
  TRTU: {many: TRLNKID, one: TU.TULNKID}
"""
EVENTS = """\
site,subj,no,term
01,001,1,Nausea
01,001,2,Fatigue
01,002,1,Rash
"""
MEDICATION = """\
site,subj,what,why
01,001,Zolpidem,2
01,001,Aspirin,
01,001,Metoclopramide,1
01,001,Domperidone,1
01,002,Betamethasone,1
"""
COLUMNS = ("USUBJID", "RDOMAIN", "IDVAR", "IDVARVAL", "RELTYPE", "RELID")
OF_RECORDS = {
    "mappings/sdtm/ae.yaml": AE,
    "mappings/sdtm/cm.yaml": CM,
    "raw/ae.csv": EVENTS,
    "raw/cm.csv": MEDICATION,
}
FORMS = "ae: {file: ae.csv, key: [site, subj, no]}\ncm: {file: cm.csv, key: [site, subj, what]}\n"
OF_DATASETS = {
    "mappings/sdtm/tu.yaml": TU,
    "mappings/sdtm/tr.yaml": TR,
    "raw/tu.csv": "site,subj,lesion\n01,001,T1\n01,002,T1\n",
    "raw/tr.csv": "site,subj,lesion,size\n01,001,T1,20\n01,001,T1,25\n",
}
TUMOURS = "tu: {file: tu.csv, key: [site, subj, lesion]}\ntr: {file: tr.csv, key: [site, subj, lesion, size]}\n"


def test_records_that_name_another_are_related(build):
    """Both ends stand there by sequence number; all that belongs to one record shares a RELID, which no other has."""
    ran = build(OF_RECORDS, forms=FORMS).run()
    assert ran.rows("RELREC", *COLUMNS) == [
        ("01-001", "AE", "AESEQ", "1", None, "CMAE-1"),  # fatigue
        ("01-001", "CM", "CMSEQ", "4", None, "CMAE-1"),  # zolpidem
        ("01-001", "AE", "AESEQ", "2", None, "CMAE-2"),  # nausea
        ("01-001", "CM", "CMSEQ", "2", None, "CMAE-2"),  # domperidone
        ("01-001", "CM", "CMSEQ", "3", None, "CMAE-2"),  # metoclopramide
        ("01-002", "AE", "AESEQ", "1", None, "CMAE-1"),
        ("01-002", "CM", "CMSEQ", "1", None, "CMAE-1"),
    ]
    assert ran.codes == []
    assert ran.outcome.counts["RELREC", "records out"] == 7


def test_datasets_that_share_an_identifier_are_related(build):
    """Whole datasets stand there once, without subject and value, and say which end has one record for each."""
    ran = build(OF_DATASETS, forms=TUMOURS).run()
    assert ran.rows("RELREC", *COLUMNS) == [
        (None, "TR", "TRLNKID", None, "MANY", "TRTU"),
        (None, "TU", "TULNKID", None, "ONE", "TRTU"),
    ]


def test_the_one_end_may_be_the_dataset_that_says_so(build):
    """The relation is the same, whichever file it stands in."""
    tr = TR.replace("related:\n  TRTU: {many: TRLNKID, one: TU.TULNKID}\n", "")
    tu = TU + "related:\n  TRTU: {one: TULNKID, many: TR.TRLNKID}\n"
    ran = build({**OF_DATASETS, "mappings/sdtm/tr.yaml": tr, "mappings/sdtm/tu.yaml": tu}, forms=TUMOURS).run()
    assert ran.rows("RELREC", "RDOMAIN", "RELTYPE") == [("TU", "ONE"), ("TR", "MANY")]


def test_both_ends_may_have_many_records(build):
    """Neither is then asked to have one for each identifier."""
    tr = TR.replace("many: TRLNKID, one: TU.TULNKID", "many: [TRLNKID, TU.TULNKID]")
    twice = "site,subj,lesion\n01,001,T1\n01,002,T1\n01,002,T1 \n"
    ran = build({**OF_DATASETS, "mappings/sdtm/tr.yaml": tr, "raw/tu.csv": twice}, forms=TUMOURS).run_all_the_same()
    assert ran.rows("RELREC", "RDOMAIN", "RELTYPE") == [("TR", "MANY"), ("TU", "MANY")]
    assert ran.cells("ROW116") == []


def test_a_name_without_a_record_is_a_query(build):
    """An event of another subject is none of this one; the cell is told, and the record stands unrelated."""
    lost = "site,subj,what,why\n01,002,Betamethasone,2\n01,002,Cetirizine,1\n"
    ran = build({**OF_RECORDS, "raw/cm.csv": lost}, forms=FORMS).run()
    assert ran.cells("ROW115") == [("raw/cm.csv", [2], "why", "2")]
    assert ran.rows("RELREC", "RDOMAIN", "IDVARVAL") == [("AE", "1"), ("CM", "2")]


def test_a_record_that_is_withheld_is_named_without_a_query(build):
    """Nobody is asked for an event that the export has and that waits for its term; that it is missed is noted."""
    blank = EVENTS.replace("01,001,2,Fatigue", "01,001,2,").replace("01,002,1,Rash", "01,002,1,Rash\n01,002,2,")
    ran = build({**OF_RECORDS, "raw/ae.csv": blank}, forms=FORMS).run()
    assert ran.cells("ROW119") == [("raw/cm.csv", [2], "why", "2")]
    assert ran.cells("ROW115") == []
    assert "CMAE-1" in dict(ran.rows("RELREC", "RELID", "RDOMAIN"))


@pytest.mark.parametrize("partitions", [2, 9])
def test_a_withheld_record_of_another_subject_is_not_the_one_that_is_named(build, partitions):
    """The event of somebody else does not answer the query, however a run is cut."""
    blank = EVENTS.replace("01,001,2,Fatigue", "01,001,2,")
    lost = "site,subj,what,why\n01,001,Zolpidem,2\n01,002,Betamethasone,2\n"
    built = build({**OF_RECORDS, "raw/ae.csv": blank, "raw/cm.csv": lost}, forms=FORMS)
    found = execute(built.plan, Inputs(built.folder), pieces=Cut(partitions)).problems
    told = {(item.code, tuple(item.cells.rows)) for item in found if item.code in {"ROW115", "ROW119"}}
    assert told == {("ROW119", (2,)), ("ROW115", (3,))}


def test_a_name_of_several_records_is_a_query(build):
    """None of them is preferred."""
    twice = EVENTS + "01,002,1,Itching\n"
    ran = build({**OF_RECORDS, "raw/ae.csv": twice}, forms=FORMS).run_all_the_same()
    assert ran.cells("ROW116") == [("raw/cm.csv", [6], "why", "1")]
    assert set(ran.rows("RELREC", "USUBJID")) == {"01-001"}


def test_an_identifier_of_several_records_at_the_one_end_is_a_query(build):
    """A lesion identified twice would give each measurement two lesions."""
    twice = "site,subj,lesion\n01,001,T1\n01,002,T1\n01,002,T1 \n"
    ran = build({**OF_DATASETS, "raw/tu.csv": twice}, forms=TUMOURS).run_all_the_same()
    assert [(cells[0], cells[1], cells[2]) for cells in ran.cells("ROW116")] == [
        ("raw/tu.csv", [3], "lesion"),
        ("raw/tu.csv", [4], "lesion"),
    ]


def test_where_nothing_is_related_there_is_no_relrec(build):
    """Names that are all blank make no records, nor does a dataset without any."""
    blank = "site,subj,what,why\n01,001,Aspirin,\n"
    assert "RELREC" not in build({**OF_RECORDS, "raw/cm.csv": blank}, forms=FORMS).run().outcome.datasets
    none = "site,subj,lesion,size\n"
    assert "RELREC" not in build({**OF_DATASETS, "raw/tr.csv": none}, forms=TUMOURS).run().outcome.datasets


@pytest.mark.parametrize("partitions", [2, 9])
def test_relations_are_the_same_however_a_run_is_cut(build, partitions):
    """RELREC is made of the joined datasets."""
    built = build({**OF_RECORDS, **OF_DATASETS}, forms=FORMS + TUMOURS)
    whole = built.run().outcome.datasets["RELREC"].frame
    cut = execute(built.plan, Inputs(built.folder), pieces=Cut(partitions)).datasets["RELREC"].frame
    assert cut.to_csv() == whole.to_csv()
    assert len(whole) == 9


def test_relations_are_born_of_the_records_that_they_name(build):
    """Rows of the finished datasets, with which a RELREC can be followed."""
    dataset = build(OF_RECORDS, forms=FORMS).run().outcome.datasets["RELREC"]
    births = {item.table: list(zip(item.records.tolist(), item.rows.tolist(), strict=True)) for item in dataset.births}
    assert births == {"AE": [(0, 0), (2, 1), (5, 2)], "CM": [(1, 3), (3, 1), (4, 2), (6, 4)]}
