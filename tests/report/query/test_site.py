"""A query about a record of a source without sites goes to the site of its subject."""

from __future__ import annotations

import pytest

from nec_cdisc.report.query.record import Records
from nec_cdisc.report.query.site import sites_of_subjects

LAB = """\
source: lab
subject: who
forms:
  lab: {file: lab.csv, key: [who, no]}
"""
MH = "dataset: MH\none_record_per: x\nrows: {from: lab, set: {site: {constant: x}, subj: who}}\nvariables:\n"
FILES = {
    "mappings/sources/lab.yaml": LAB,
    "mappings/sdtm/mh.yaml": MH + "  MHSEQ: {sequence: [MHTERM]}\n  MHTERM: no\n",
    "raw/lab.csv": "who,no\n01-001,1\n02-001,2\n09-001,3\n",
}


@pytest.mark.parametrize(("row", "site"), [(2, "01"), (3, "02"), (4, None)])
def test_the_site_is_that_of_the_subject(build, row, site):
    """Demographics know where a subject belongs; of an unknown subject no site is known."""
    built = build(FILES)
    records = Records(built.plan, built.run_all_the_same().outcome.whereabouts, {"raw/lab.csv": {2, 3, 4}})
    assert records.named("raw/lab.csv", row).site == site


def test_a_subject_of_two_sites_and_a_private_site_have_none(build):
    """No site wins over the other, and a private column is told nowhere."""
    built = build(FILES)
    where = built.run_all_the_same().outcome.whereabouts
    assert sites_of_subjects(built.plan, where, "site") == {"01-001": "01", "01-002": "01", "02-001": "02"}
    assert sites_of_subjects(built.plan, where, None) == {}
    assert sites_of_subjects(built.plan, where, "absent") == {}
    table = where.table("raw/dm.csv")
    table.form.source.block.subject[:] = ["subj"]  # 001 is a subject of both sites now
    assert sites_of_subjects(built.plan, type(where)([table]), "site") == {"002": "01"}
