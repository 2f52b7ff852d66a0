"""Datasets have the labels of the standard."""

from dataclasses import replace

from tests.checks.made import found, result, table, transport

from nec_cdisc.checks.files.dataset_label import dataset_label
from nec_cdisc.validate.running import Outcome


def test_another_label_is_found():
    """VS with a label of its own is found; with that of the guide, and a dataset that no guide has, it is not."""
    whole = transport(table("VS", USUBJID=["1"]), table("XY", USUBJID=["1"]))
    assert found(dataset_label, whole=whole) == [("VS", None)]
    member = replace(whole.members["VS"], label="Vital Signs")
    assert found(dataset_label, whole=replace(whole, members={"VS": member})) == []


def test_without_transport_files_it_is_skipped():
    """Datasets whose labels nobody told are no passed check."""
    assert result(dataset_label, table("VS", USUBJID=["1"])).outcome is Outcome.SKIPPED
