"""Relations that cannot be made are told before a run."""

from __future__ import annotations

import pytest
from tests.run.test_related import AE, CM, FORMS, OF_DATASETS, OF_RECORDS, TUMOURS


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("of: AX.AESPID", "the study maps no dataset AX [AE]"),
        ("of: AE.AESPIT", "AE has no variable AESPIT for the relation CMAE [AESPID]"),
    ],
)
def test_the_other_end_must_be_there(build, written, message):
    """Dataset and variable are named, with the nearest that there is."""
    built = build({**OF_RECORDS, "mappings/sdtm/cm.yaml": CM.replace("of: AE.AESPID", written)}, forms=FORMS)
    assert built.said == [f"MAP177 mappings/sdtm/cm.yaml:8:3: {message}"]


def test_an_identifier_must_be_a_variable_of_its_dataset(build):
    """A raw column is nothing that a reviewer could look for."""
    files = {
        **OF_DATASETS,
        "mappings/sdtm/tr.yaml": OF_DATASETS["mappings/sdtm/tr.yaml"].replace("many: TRLNKID", "many: TRGRPID"),
    }
    (said,) = build(files, forms=TUMOURS).said
    assert "TR has no variable TRGRPID for the relation TRTU" in said


def test_records_need_sequence_numbers(build):
    """RELREC names a record by nothing else."""
    ae = AE.replace("  AESEQ: {sequence: [AETERM]}\n", "")
    built = build({**OF_RECORDS, "mappings/sdtm/ae.yaml": ae}, forms=FORMS)
    assert "MAP177 mappings/sdtm/cm.yaml:8:3: AE has no AESEQ, by which CMAE would name records" in built.said


def test_a_private_column_names_no_record(build):
    """Its values would stand in what is kept of the run."""
    forms = FORMS.replace("key: [site, subj, what]", "key: [site, subj, what], private: why")
    assert "MAP177 mappings/sdtm/cm.yaml:8:3: CMAE reads a private column" in build(OF_RECORDS, forms=forms).said


def test_a_relation_has_a_name_of_its_own(build):
    """RELID begins with it, in all datasets."""
    ae = AE + "related:\n  CMAE: {record: term, of: CM.CMTRT}\n"
    built = build({**OF_RECORDS, "mappings/sdtm/ae.yaml": ae}, forms=FORMS)
    assert [line for line in built.said if line.startswith("MAP172")] == [
        "MAP172 mappings/sdtm/cm.yaml:8:3: two datasets have a relation CMAE"
    ]


def test_relrec_is_made_and_not_mapped(build):
    """A mapping of it would be overwritten in silence."""
    relrec = CM.replace("dataset: CM", "dataset: RELREC").partition("variables")[0] + "variables: {RELID: what}\n"
    built = build({**OF_RECORDS, "mappings/sdtm/relrec.yaml": relrec}, forms=FORMS)
    assert any(line.startswith("MAP172 mappings/sdtm/relrec.yaml:1:10: RELREC is mapped") for line in built.said)
