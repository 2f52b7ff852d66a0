"""Lineage of SDTM is followed where it is that of the records that were analysed."""

from __future__ import annotations

import shutil

import pytest

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.lineage.stored import Stored
from nec_cdisc.lineage.tabulation import Tabulation


@pytest.fixture
def outputs(analysed_folder):
    """Give the outputs of the small study."""
    return analysed_folder / "outputs"


def asked(outputs, cell=("AESTDTC", "2019-07-06")):
    """Ask for a value of the first record of AE that was analysed."""
    stored = Stored(outputs / "adam_lineage", outputs / "adam")
    return Tabulation(outputs / "lineage", outputs / "sdtm").step("AE", 0, stored.form_check("AE", 2), cell, "reads")


def test_the_way_goes_on_behind_the_record(outputs):
    """A value of a record that is the one analysed is traced like any value of SDTM."""
    step = asked(outputs)
    assert [below.what for below in step.reads] == ["raw/ae.csv:2 start"]


def test_a_set_renewed_since_is_not_followed(outputs):
    """After another conversion with another value the record is another one, and the way ends before it."""
    register = outputs.parent / "mappings" / "corrections.csv"
    register.write_text(register.read_text(encoding="utf-8").replace("06.07.2019", "07.07.2019"), encoding="utf-8")
    assert run_sdtm(outputs.parent, None, final=False) == 0
    assert asked(outputs) == "the records of AE that were analysed are not those of outputs/sdtm as they are now"


def test_a_set_renewed_with_the_same_records_is_followed(outputs):
    """Another conversion that gave the same record changes nothing for it."""
    assert run_sdtm(outputs.parent, None, final=False) == 0
    assert asked(outputs).reads


def test_files_put_there_without_lineage_are_not_followed(outputs):
    """Where somebody put other files beside the lineage, it is not taken for theirs, whatever was analysed."""
    path = outputs / "sdtm" / "ae.xpt"
    path.write_bytes(path.read_bytes().replace(b"2019-07-06", b"2019-07-16"))
    assert "is not the one that this lineage was kept of" in asked(outputs)


def test_lineage_put_there_without_files_is_not_followed(outputs, tmp_path):
    """Lineage of another conversion beside the old files is not taken for theirs either."""
    shutil.copytree(outputs.parent, tmp_path / "other")
    register = tmp_path / "other" / "mappings" / "corrections.csv"
    register.write_text(register.read_text(encoding="utf-8").replace("06.07.2019", "07.07.2019"), encoding="utf-8")
    assert run_sdtm(tmp_path / "other", None, final=False) == 0
    shutil.rmtree(outputs / "lineage")
    shutil.copytree(tmp_path / "other" / "outputs" / "lineage", outputs / "lineage")
    assert "are not those of outputs/sdtm as they are now" in asked(outputs)


def test_a_qualifier_that_is_another_one_now_is_not_followed(outputs):
    """A supplemental qualifier stands in no record of its dataset: its value is compared."""
    assert asked(outputs, ("AEMORE", "at night")).reads
    assert "the qualifiers of AE" in asked(outputs, ("AEMORE", "by day"))


def test_a_dataset_without_raw_rows_has_no_way_on(outputs):
    """A dataset that the lineage of SDTM does not know says so."""
    said = Tabulation(outputs / "lineage", outputs / "sdtm").step("TA", 0, 1, ("ARM", "A"), "reads")
    assert said == "TA has no lineage in lineage: no raw row feeds it"
