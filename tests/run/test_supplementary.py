"""Supplementary qualifiers: one record for each value, tied to its parent."""

from __future__ import annotations

MH = """\
dataset: MH
one_record_per: entry
rows: {from: mh}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
supplementary:
  MHZ: {take: zone, label: Zone, origin: Assigned, evaluator: INVESTIGATOR}
  MHA: {take: area, label: Area of the Body}
not_submitted: {no: number of the line}
"""
FORM = "mh: {file: mh.csv, key: [site, subj, no]}"
RECORDS = """\
site,subj,no,term,area,zone
01,002,1,Gout,Foot,
01,001,2,Bunion,,
01,001,1,Asthma,Lung,Z1
"""


def test_each_value_is_a_record_tied_to_its_parent(build):
    """Records stand in the order of the parents, qualifiers in the order of the mapping; blank ones are none."""
    ran = build({"mappings/sdtm/mh.yaml": MH, "raw/mh.csv": RECORDS}, forms=FORM).run()
    assert ran.rows("SUPPMH", "USUBJID", "RDOMAIN", "IDVAR", "IDVARVAL", "QNAM", "QLABEL", "QVAL") == [
        ("01-001", "MH", "MHSEQ", "1", "MHZ", "Zone", "Z1"),
        ("01-001", "MH", "MHSEQ", "1", "MHA", "Area of the Body", "Lung"),
        ("01-002", "MH", "MHSEQ", "1", "MHA", "Area of the Body", "Foot"),
    ]
    assert ran.rows("SUPPMH", "QORIG", "QEVAL") == [("Assigned", "INVESTIGATOR"), ("CRF", None), ("CRF", None)]
    assert list(ran.outcome.datasets["SUPPMH"].frame) == list(ran.outcome.datasets["SUPPMH"].spec.variables)
    assert ran.outcome.counts["SUPPMH", "records out"] == 3
    assert list(ran.outcome.datasets) == ["DM", "MH", "SUPPMH"]


def test_a_qualifier_was_born_of_its_parent(build):
    """Each record of SUPPMH names its record of MH."""
    ran = build({"mappings/sdtm/mh.yaml": MH, "raw/mh.csv": RECORDS}, forms=FORM).run()
    (births,) = ran.outcome.datasets["SUPPMH"].births
    assert (births.role, births.table, births.rows.tolist()) == ("source", "MH", [0, 0, 2])


def test_a_qualifier_of_demographics_has_no_sequence_number(build):
    """The subject alone ties it: IDVAR and IDVARVAL stay blank."""
    dm = {"mappings/sdtm/dm.yaml": None}
    text = (
        "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables:\n  SUBJID: subj\n  SITEID: site\n"
        "  SEX: {code: sex, list: sex}\n  COUNTRY: {constant: DEU}\n"
        "supplementary:\n  FIRSTD: {date: first, label: First Dose}\n"
    )
    ran = build({**dm, "mappings/sdtm/dm2.yaml": text}).run()
    assert ran.rows("SUPPDM", "USUBJID", "IDVAR", "IDVARVAL", "QVAL") == [
        ("01-001", None, None, "2019-07-01"),
        ("01-002", None, None, "2019-07-02"),
    ]


def test_without_any_value_there_is_no_supplementary_dataset(build):
    """Qualifiers that nobody filled give no dataset."""
    records = "site,subj,no,term,area,zone\n01,001,1,Asthma,,\n"
    ran = build({"mappings/sdtm/mh.yaml": MH, "raw/mh.csv": records}, forms=FORM).run()
    assert list(ran.outcome.datasets) == ["DM", "MH"]
