"""A package has a dataset."""

from tests.checks.made import found, table

from nec_cdisc.checks.files.package_has_datasets import package_has_datasets


def test_a_package_without_datasets_is_found():
    """A package without any dataset is found, and one with a dataset is not."""
    assert found(package_has_datasets) == [("", None)]
    assert found(package_has_datasets, table("DM", USUBJID=["1"])) == []
