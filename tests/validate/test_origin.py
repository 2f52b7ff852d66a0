"""Raw rows and mapping lines behind the records of a published set."""

import shutil

import pytest

from nec_cdisc.cli.adam import run_adam
from nec_cdisc.validate.origin import Origin

SETS = (("lineage", "sdtm"),)


def test_raw_rows_and_lines_are_those_of_the_set(published_demo):
    """A record of the converted export has its raw row, and its variable a line of the mapping."""
    origin = Origin.of_outputs(published_demo / "outputs", SETS)
    ((row,), (other,)) = origin.rows("AE", [0, 1])
    assert row.startswith("raw/ae.csv:")
    assert other != row
    line = origin.line("AE", "AETERM")
    assert line.startswith("mappings/sdtm/ae.yaml:")
    assert origin.line("AE", "NOTHING") is None
    assert origin.rows("XX", [0, 1]) == [(), ()]
    assert origin.line("XX", "AETERM") is None


def test_without_lineage_nothing_is_said(tmp_path):
    """A folder without lineage tells no raw rows and no lines."""
    origin = Origin.of_outputs(tmp_path, SETS)
    assert (origin.rows("AE", [0]), origin.line("AE", "AETERM")) == ([()], None)


def test_files_of_another_run_tell_nothing(published_demo, tmp_path):
    """Where the file is not the one that lineage was kept for, no raw row is told of the records that differ."""
    shutil.copytree(published_demo / "outputs", tmp_path / "outputs")
    path = tmp_path / "outputs" / "sdtm" / "ae.xpt"
    path.write_bytes(path.read_bytes().replace(b"EVINEC", b"OTHERS"))
    origin = Origin.of_outputs(tmp_path / "outputs", SETS)
    assert origin.rows("AE", [0]) == [()]


@pytest.fixture(scope="module")
def analysed(published_demo, tmp_path_factory):
    """Analyse the demo in a folder of its own, and return its outputs."""
    folder = tmp_path_factory.mktemp("analysed") / "demo"
    shutil.copytree(published_demo, folder)
    assert run_adam(folder, None) == 0
    return folder / "outputs"


BOTH = (*SETS, ("adam_lineage", "adam"))


def test_a_record_of_analysis_goes_back_to_raw_rows(analysed):
    """The raw rows of a record of analysis are those of the record of SDTM that it was made of."""
    origin = Origin.of_outputs(analysed, BOTH)
    assert origin.rows("ADAE", [0, 5]) == origin.rows("AE", [0, 5])
    assert all(row.startswith("raw/") for rows in origin.rows("ADTTE", [0, 1, 2]) for row in rows)


def test_sdtm_of_another_run_is_named_itself(analysed):
    """Where the lineage of SDTM is not there, the record of SDTM is named that the analysis was made of."""
    (rows,) = Origin.of_outputs(analysed, BOTH[1:]).rows("ADAE", [0])
    assert rows == ("sdtm/ae.xpt:2",)
