"""The problem list of analysis."""

from __future__ import annotations

import csv

import pytest
from tests.lineage.conftest import analysis_written

from nec_cdisc.cli.adam import run_adam


@pytest.fixture
def lines(tmp_path):
    """Give the problem list of a small study with a partial date and a subject without event and censoring."""
    folder = analysis_written(
        tmp_path / "study",
        adae=("{impute_date: AESTDTC, up_to: D}", "{take: AESTDTC}"),
        adtte=("{from: ADSL, date: TRTEDT", "{from: ADSL, keep: TRTEDT is after 2019-07-10, date: TRTEDT"),
    )
    assert run_adam(folder, None) == 0
    with (folder / "outputs" / "adam_reports" / "problems.csv").open(encoding="utf-8", newline="") as file:
        return {(line["code"], line["parameter"]): line for line in csv.DictReader(file)}


def test_a_value_is_named_from_analysis_to_the_raw_row(lines):
    """Dataset, variable, subject, record, sequence, record of SDTM and raw row stand on the line."""
    line = lines["ANL103", ""]
    assert [line[name] for name in ("dataset", "variable", "subject", "record", "sequence")] == [
        "ADAE", "ASTDT", "T-1-01-001", "2", "AESEQ 2",
    ]  # fmt: skip
    assert (line["sdtm_record"], line["raw_rows"]) == ("AE AESEQ 2", "raw/ae.csv:3")
    assert (line["file"], line["row"], line["column"], line["value"]) == ("sdtm/ae.xpt", "3", "AESTDTC", "2019-08")


def test_a_subject_without_a_record_is_named_with_its_parameter(lines):
    """Where a parameter has no record, its subject and the record of SDTM behind it are named."""
    line = lines["ANL108", "TTAE"]
    assert [line[name] for name in ("dataset", "subject", "record", "sdtm_record", "raw_rows")] == [
        "ADTTE", "T-1-01-002", "", "DM record 2", "raw/dm.csv:3",
    ]  # fmt: skip
    assert line["mapping_line"].startswith("mappings/adam/adtte.yaml:")
