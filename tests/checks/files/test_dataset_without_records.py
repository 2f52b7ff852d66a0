"""A dataset has records."""

from tests.checks.made import found, table

from nec_cdisc.checks.files.dataset_without_records import dataset_without_records


def test_an_empty_dataset_is_found():
    """The dataset without records is found, and the one with a record is not."""
    assert found(dataset_without_records, table("DM", USUBJID=["1"]), table("AE", USUBJID=[])) == [("AE", None)]
