"""Relations as they are written."""

from __future__ import annotations

import pytest
from tests.run.test_related import CM, FORMS, OF_DATASETS, OF_RECORDS, TR, TUMOURS


def test_a_relation_is_read(build):
    """By record or by dataset, with both ends in full and the end that has one record for each identifier."""
    datasets = build({**OF_RECORDS, **OF_DATASETS}, forms=FORMS + TUMOURS).plan.study.datasets
    (by_record,), (by_dataset,) = datasets["CM"].relations, datasets["TR"].relations
    assert (by_record.mine, by_record.other, by_record.one) == (("CM", "CMAE"), ("AE", "AESPID"), None)
    assert (by_dataset.mine, by_dataset.other) == (("TR", "TRLNKID"), ("TU", "TULNKID"))
    assert by_dataset.one == ("TU", "TULNKID")
    assert str(by_dataset.place) == "mappings/sdtm/tr.yaml:12:3"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("CmAe: {record: why, of: AE.AESPID}", "MAP177 mappings/sdtm/cm.yaml:8:3: 'CmAe' cannot be a relation"),
        ("CMTRT: {record: why, of: AE.AESPID}", "MAP172 mappings/sdtm/cm.yaml:8:3: CMTRT is a variable and a relation"),
        (
            "CMAE: {record: why, of: AESPID}",
            "MAP177 mappings/sdtm/cm.yaml:8:27: 'of' wants a variable with its dataset",
        ),
        ("CMAE: {record: {tale: why}, of: AE.AESPID}", "MAP111 mappings/sdtm/cm.yaml:8:19: there is no verb 'tale'"),
        ("CMAE: {record: why}", "MAP177 mappings/sdtm/cm.yaml:8:3: the relation CMAE lacks 'of'"),
        ("CMAE: {}", "MAP177 mappings/sdtm/cm.yaml:8:3: the relation CMAE has two ends"),
        (
            "CMAE: {record: why, of: AE.AESPID, one: CMTRT, many: AE.AETERM}",
            "MAP177 mappings/sdtm/cm.yaml:8:3: the relation CMAE names records and datasets at once",
        ),
    ],
)
def test_a_relation_of_records_that_cannot_be_read_is_a_problem(build, line, said):
    """The line is told, and the datasets are converted without it."""
    cm = CM.replace("CMAE: {record: why, of: AE.AESPID}", line)
    told = build({**OF_RECORDS, "mappings/sdtm/cm.yaml": cm}, forms=FORMS).said
    assert any(item.startswith(said) for item in told), told


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("many: TRLNKID, one: TULNKID", "the relation TRTU has two ends, a variable of TR and one of another dataset"),
        (
            "many: TR.TRLNKID, one: TU.TULNKID",
            "the relation TRTU has two ends, a variable of TR and one of another dataset",
        ),
        ("one: TU.TULNKID", "the relation TRTU has two ends"),
        ("many: [TRLNKID, TU.TULNKID], one: TU.TUSEQ", "the relation TRTU has two ends"),
        ("many: trlnkid, one: TU.TULNKID", "'many' wants a variable, found 'trlnkid'"),
    ],
)
def test_a_relation_of_datasets_names_one_variable_here_and_one_there(build, ends, said):
    """Anything else would be guessed."""
    tr = TR.replace("many: TRLNKID, one: TU.TULNKID", ends)
    told = build({**OF_DATASETS, "mappings/sdtm/tr.yaml": tr}, forms=TUMOURS).said
    assert any(said in item for item in told), told
