"""The example studies are complete folders to copy from: mappings alone, published by one command, read by others."""

from __future__ import annotations

import filecmp
import hashlib
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest
from tests.studies.conftest import NAMES, STUDIES, copied
from tests.studies.raw_files import TRANSPORTS, WORKBOOKS, write_all

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.plugin.reader import FileOptions
from nec_cdisc.readers import read
from nec_cdisc.run.cut import Cut

#: Raw texts that a transport file cannot hold as they are.
ACCENTS = {
    "vaccine": ["tensiómetro averiado", "fallo de selección"],
    "asthma": [],
    "arthritis": [
        "Folsäure",
        "unerwünschtes Ereignis",
        "Einwilligung zurückgezogen",
        "Übelkeit",
        "Übelkeit",
        "Leberwerte erhöht",
        "Leberwerte erhöht",
    ],
}


@pytest.fixture(scope="module", params=NAMES)
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Give each study after the command that converts it."""
    folder = copied(request.param, tmp_path_factory.mktemp("published") / "study")
    assert run_sdtm(folder, None, final=False) == 0
    return request.param, folder / "outputs"


def test_the_raw_files_are_those_of_the_tables(tmp_path):
    """Whoever changes a table of tests/studies/raw_files.py runs it, or the studies would not change."""
    write_all(tmp_path)
    for name in (*WORKBOOKS, *TRANSPORTS):
        for sheet in WORKBOOKS.get(name, [None]):
            there, wanted = (
                read(folder / name, name, FileOptions(sheet=sheet)).dataset.frame for folder in (STUDIES, tmp_path)
            )
            pd.testing.assert_frame_equal(there.astype(object), wanted.astype(object))


def test_the_clinic_file_is_the_one_that_the_reader_is_tested_with():
    """Nobody can write such a file, so it is the same bytes."""
    data = STUDIES.parent / "readers" / "data"
    for name in ("visits.sas7bdat", "visits.sas7bcat"):
        assert filecmp.cmp(data / name, STUDIES / "asthma" / "raw" / "clinic" / name, shallow=False)


def test_mappings_alone_make_them():
    """No study has a function of its own: what data managers write is enough."""
    assert [*STUDIES.glob("*/mappings/functions.py")] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_dataset_has_edit_checks_and_most_have_examples(example, name):
    """A folder to copy from shows how a mapping is reviewed."""
    datasets = example(name).linted.plan.study.datasets
    assert [dataset for dataset, mapping in datasets.items() if not mapping.checks] == []
    assert [dataset for dataset, mapping in datasets.items() if not mapping.block.examples] == []


def test_together_they_make_many_kinds_of_dataset(example):
    """Findings, events, interventions, demographics, and domains that the packaged standard lacks."""
    made = {dataset for name in NAMES for dataset in example(name).ran.outcome.datasets}
    assert made == {"DM", "SUPPDM", "AE", "SUPPAE", "CM", "EX", "LB", "DS", "MH", "QS", "VS", "RE", "XD"}


def test_an_independent_reader_reads_what_was_made(example, published):
    """Each transport file holds, for pyreadstat, the cells of the dataset that the run made."""
    name, outputs = published
    made = example(name).ran.outcome.datasets
    assert {path.stem.upper() for path in (outputs / "sdtm").glob("*.xpt")} == {*made}
    for dataset, held in made.items():
        frame, meta = pyreadstat.read_xport(str(outputs / "sdtm" / f"{dataset.lower()}.xpt"))
        assert meta.table_name == dataset
        assert [*frame.columns] == [*held.frame.columns]
        for column in frame:
            wanted = ["" if pd.isna(value) else value for value in held.frame[column].astype(object)]
            found = ["" if pd.isna(value) else value for value in frame[column].astype(object)]
            assert found == pytest.approx([_plain(value) for value in wanted]), (dataset, column)


def _plain(value):
    """Return a text without accents, as the transport file holds it."""
    accents = str.maketrans({**dict(zip("áéíóúñ", "aeioun", strict=True)), "ä": "ae", "ö": "oe", "ü": "ue", "Ü": "Ue"})
    return value.translate(accents) if isinstance(value, str) else float(value)


def test_no_accent_is_replaced_in_silence(published):
    """Transport files hold ASCII only; each text that was changed for it is a note with its raw cell."""
    name, outputs = published
    problems = pd.read_csv(outputs / "reports" / "problems.csv", dtype=str)
    replaced = problems[problems["code"] == "XPT130"]
    assert [*replaced["raw_value"]] == ACCENTS[name]


@pytest.mark.parametrize("cut", [Cut(2, 1), Cut(9, 1)], ids=["2 partitions", "a partition for each subject"])
def test_partitions_do_not_change_a_byte(published, tmp_path, cut):
    """Sources that name subjects in their own ways are cut at the same subjects."""
    name, outputs = published
    folder = copied(name, tmp_path / "study")
    assert run_sdtm(folder, None, final=False, pieces=cut) == 0
    assert _bytes(folder / "outputs") == _bytes(outputs)


def _bytes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
