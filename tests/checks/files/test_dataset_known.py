"""Datasets are those of the specifications."""

from tests.checks.made import found, table

from nec_cdisc.checks.files.dataset_known import dataset_known


def test_a_dataset_without_specification_is_noted():
    """A dataset that no specification knows is found; parts of a domain and analysis datasets are not."""
    tables = [table(name, USUBJID=["1"]) for name in ("LB", "LBCH", "SUPPAE", "XY", "ADXY")]
    assert found(dataset_known, *tables) == [("XY", None)]
