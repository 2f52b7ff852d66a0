"""Labels are there and fit."""

from dataclasses import replace

import pytest
from tests.checks.made import found, package, result, table, transport

from nec_cdisc.checks.files.labels_fit import labels_fit
from nec_cdisc.validate.running import Outcome

DM = table("DM", USUBJID=["1"])


@pytest.mark.parametrize("label", ["", " ", "x" * 41, "Größe"])
def test_labels_that_do_not_fit_are_found(label):
    """A label that is missing, blank, too long or not of ASCII is found; one of 40 characters is not."""
    whole = transport(DM)
    member = whole.members["DM"]
    variables = (replace(member.variables[0], label=label),)
    assert found(labels_fit, whole=replace(whole, members={"DM": replace(member, variables=variables)})) == [
        ("DM", None)
    ]
    assert found(labels_fit, whole=replace(whole, members={"DM": replace(member, label=label)})) == [("DM", None)]
    assert found(labels_fit, whole=replace(whole, members={"DM": replace(member, label="x" * 40)})) == []


def test_without_transport_files_it_is_skipped():
    """Datasets whose labels nobody told are no passed check."""
    assert result(labels_fit, whole=package(DM)).outcome is Outcome.SKIPPED
