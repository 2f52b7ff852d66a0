"""ADSL and ADAE of the demo study against what was worked out by hand, before the first run was looked at."""

from __future__ import annotations

import csv
import shutil
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

sys.path.insert(0, str(Path(__file__).parent))

import second_programmer_analysis as second

from nec_cdisc.cli.adam import run_adam

HERE = Path(__file__).parent / "adam"


@pytest.fixture(scope="module")
def analysed(published_demo, tmp_path_factory):
    """Make the analysis datasets of the demo study in a folder of their own, and give that of the transport files."""
    folder = tmp_path_factory.mktemp("analysis")
    for name in ("mappings", "specs"):
        shutil.copytree(published_demo / name, folder / name)
    assert run_adam(folder, published_demo / "outputs" / "sdtm") == 0
    return folder / "outputs" / "adam"


def written(value):
    """Return a value of a transport file as the expectation spells it."""
    if value is None or value == "" or pd.isna(value):
        return ""
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return f"{Decimal(repr(value)).normalize():f}" if isinstance(value, float) else str(value)


def plain(text):
    """Return an expected text; one that reads as a number in one spelling."""
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text


def frame_of(folder, dataset):
    """Return a transport file as texts."""
    frame, _ = pyreadstat.read_xport(folder / f"{dataset}.xpt")
    return frame.map(written)


@pytest.mark.parametrize(("dataset", "key"), [("adsl", ["USUBJID"]), ("adae", ["USUBJID", "AESEQ"])])
def test_six_subjects_are_as_worked_out_by_hand(analysed, dataset, key):
    """Every variable of every record that was worked out is what the program writes, no record more or less."""
    with (HERE / f"{dataset}.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    frame = frame_of(analysed, dataset)
    frame = frame[frame["USUBJID"].isin({line["USUBJID"] for line in expected})]
    found = {tuple(record[name] for name in key): record for record in frame.to_dict("records")}
    wrong = [
        (name, variable, text, found[name][variable])
        for line in expected
        for name in [tuple(line[part] for part in key)]
        for variable, text in line.items()
        if name in found and plain(text) != plain(found[name][variable])
    ]
    assert wrong == []
    assert set(found) == {tuple(line[part] for part in key) for line in expected}


def test_populations_have_their_size(analysed):
    """Of 40 subjects 37 were dosed, 36 have a confirmed neoplasm, 30 were treated as planned; nobody is left out."""
    frame = frame_of(analysed, "adsl")
    assert len(frame) == 40
    assert [(frame[name] == "Y").sum() for name in ("SAFFL", "FASFL", "PPROTFL")] == [37, 36, 30]
    flags = frame[["SAFFL", "FASFL", "PPROTFL"]]
    assert flags.isin(["Y", "N"]).all(axis=None)
    failed = frame[frame["ARMNRS"] == "SCREEN FAILURE"]
    assert len(failed) == 3
    assert (failed[["SAFFL", "FASFL", "PPROTFL"]] == "N").all(axis=None)
    assert (failed["SCRFREAS"] != "").all()


def of_sdtm(folder):
    """Return the datasets of SDTM as lists of records; blank numbers are ``None``."""
    datasets = {}
    for name in ("dm", "ds", "mi", "rs", "ex", "dd", "lb", "cm", "pr", "ae"):
        frame, _ = pyreadstat.read_xport(folder / "outputs" / "sdtm" / f"{name}.xpt", disable_datetime_conversion=True)
        records = frame.astype(object).where(frame.notna(), None).to_dict("records")
        datasets[name.upper()] = records
    return datasets


def differing(expected, found):
    """Return the differences between a second program's record and the file's."""
    return [
        (name, value, found[name])
        for name, value in expected.items()
        if name in found and spelled(value) != spelled(found[name])
    ]


def spelled(value):
    """Return a value in one spelling; numbers with six decimals."""
    text = plain(written(value))
    try:
        return f"{round(Decimal(text), 6).normalize():f}"
    except InvalidOperation:
        return text


def test_a_second_program_finds_the_same_of_all_subjects(analysed, published_demo):
    """Plain Python, written from the rules in words, gives the same ADSL of all 40 subjects."""
    expected = second.subjects(of_sdtm(published_demo))
    found = {record["USUBJID"]: record for record in frame_of(analysed, "adsl").to_dict("records")}
    assert set(found) == set(expected)
    assert {who: wrong for who, one in expected.items() if (wrong := differing(one, found[who]))} == {}


def test_a_second_program_finds_the_same_of_all_events(analysed, published_demo):
    """It gives the same dates, windows and occurrence flags of all adverse events, of which some are not emergent."""
    expected = second.events(of_sdtm(published_demo))
    frame = frame_of(analysed, "adae")
    found = {(record["USUBJID"], float(record["AESEQ"])): record for record in frame.to_dict("records")}
    assert set(found) == set(expected)
    assert {who: wrong for who, one in expected.items() if (wrong := differing(one, found[who]))} == {}
    assert 0 < (frame["TRTEMFL"] == "").sum() < len(frame)
