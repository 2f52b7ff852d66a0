"""A raw row is followed through the records of SDTM that it touches into analysis, where they are the analysed ones."""

from __future__ import annotations

import shutil

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.lineage.stored import Stored
from nec_cdisc.lineage.touched import touched
from nec_cdisc.lineage.touched_analysis import touched_analysis


def followed(folder):
    """Return what the first adverse event of the small study touches in analysis, or why that is not known."""
    outputs = folder / "outputs"
    sdtm = Stored(outputs / "lineage", outputs / "sdtm")
    return touched_analysis(sdtm, touched(sdtm, "ae", 2), outputs / "adam_lineage", outputs / "adam")


def test_values_of_analysis_are_found(analysed_folder):
    """The start of an event is what a time to an event ends with, and no other subject's is touched."""
    stored, row = followed(analysed_folder)
    records = row.values["ADTTE", "AVAL"]
    assert {stored.subject("ADTTE", record) for record in records} == {"T-1-01-001"}


def test_without_analysis_nothing_is_told(analysed_folder):
    """Who only converts reads nothing of analysis."""
    shutil.rmtree(analysed_folder / "outputs" / "adam_lineage")
    assert followed(analysed_folder) == ""


def test_a_renewed_set_is_not_followed(analysed_folder):
    """Records that were analysed as something else are not mistaken for those of today."""
    raw = analysed_folder / "raw" / "ae.csv"
    raw.write_bytes(raw.read_bytes().replace(b"01,001,1,", b"01,001,0,Cough,01.07.2019,\n01,001,1,", 1))
    assert run_sdtm(analysed_folder, None, final=False) == 0
    assert followed(analysed_folder) == "the records of AE that were analysed are not those of the set as it is now"
