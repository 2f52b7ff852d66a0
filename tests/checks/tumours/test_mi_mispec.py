"""Microscopic findings name their specimen."""

from tests.checks.made import found, table

from nec_cdisc.checks.tumours.mi_mispec import mi_mispec


def test_a_result_without_specimen_is_found():
    """A result without a specimen is found; a test that was not done is not."""
    mi = table("MI", MITESTCD=["KI67"] * 3, MISTRESC=["20", "30", None], MISPEC=["TISSUE", None, None])
    assert found(mi_mispec, mi) == [("MI", 2)]
