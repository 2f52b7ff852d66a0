"""ADLB of the demo study against what was worked out by hand, a second program, and what the guide asks of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

import pyreadstat
import pytest
from tests.adam.by_hand import by_hand
from tests.golden.second_programmer_laboratory import results

NAMES_OF_FLAGS = ("ABLFL", "ONTRTFL", "ANL01FL", "WORSTLFL", "WORSTHFL")


def spelled(value):
    """Return a value in one spelling: blank for missing, numbers with six decimals."""
    if value is None or value == "":
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    try:
        return f"{round(float(value), 6) + 0:g}" if float(value) == int(float(value)) else f"{float(value):.6f}"
    except ValueError:
        return str(value)


def differing(expected, found):
    """Return the differences between an expected record and the one of the file."""
    return [(name, value, found[name]) for name, value in expected.items() if spelled(value) != spelled(found[name])]


@pytest.fixture(scope="module")
def analysed(analysis_of_demo):
    """Return ADLB of the demo by subject and sequence number in LB."""
    records = {(row["USUBJID"], float(row["SRCSEQ"])): row for row in analysis_of_demo("ADLB")}
    assert len(records) == len(analysis_of_demo("ADLB"))
    return records


def test_chosen_parameters_are_as_worked_out_by_hand(analysed):
    """All records of the chosen parameters of three subjects are as written before the first run."""
    wanted = {(row["USUBJID"], float(row["SRCSEQ"])): row for row in by_hand("ADLB")}
    chosen = {(row["USUBJID"], row["PARAMCD"]) for row in wanted.values()}
    assert {key for key, row in analysed.items() if (row["USUBJID"], row["PARAMCD"]) in chosen} == wanted.keys()
    assert {key: wrong for key, row in wanted.items() if (wrong := differing(row, analysed[key]))} == {}


def test_a_second_program_finds_the_same_of_all_subjects(analysed, published_demo):
    """Plain Python, written from the rules in words, gives the same variables of all records of all subjects."""
    sdtm = {}
    for name in ("dm", "lb"):
        frame, _ = pyreadstat.read_xport(published_demo / "outputs" / "sdtm" / f"{name}.xpt")
        sdtm[name.upper()] = frame.astype(object).where(frame.notna(), None).to_dict("records")
    expected = results(sdtm)
    assert expected.keys() == analysed.keys()
    assert len(expected) > 4000
    assert {key: wrong for key, row in expected.items() if (wrong := differing(row, analysed[key]))} == {}
    never = {name for name in next(iter(expected.values())) if not any(spelled(row[name]) for row in expected.values())}
    assert never == set()


def test_records_are_told_apart_as_the_guide_asks(analysed):
    """One parameter has one code and one unit, a subject one baseline and one worst grade of it, a visit one record."""
    rows = list(analysed.values())
    assert len({row["PARAM"] for row in rows}) == len({row["PARAMCD"] for row in rows}) == 24
    for flag, names in {
        "ABLFL": ("USUBJID", "PARAMCD"),
        "WORSTLFL": ("USUBJID", "PARAMCD"),
        "WORSTHFL": ("USUBJID", "PARAMCD"),
        "ANL01FL": ("USUBJID", "PARAMCD", "AVISIT"),
    }.items():
        counted = Counter(tuple(row[name] for name in names) for row in rows if row[flag] == "Y")
        assert counted
        assert set(counted.values()) == {1}
    sequence = defaultdict(list)
    for row in rows:
        sequence[row["USUBJID"]].append(int(row["ASEQ"]))
    assert all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in sequence.values())


def test_flags_are_yes_or_blank_and_grades_belong_to_a_term(analysed):
    """Record flags are never N; a grade stands beside the term that it is of."""
    rows = list(analysed.values())
    assert {row[name] for row in rows for name in NAMES_OF_FLAGS} == {"", "Y"}
    for letter in "LH":
        assert all(row[f"ATOXDSC{letter}"] for row in rows if row[f"ATOXGR{letter}"])
        assert {row[f"ATOXGR{letter}"] for row in rows} <= {"", "0", "1", "2", "3", "4"}


def test_variables_have_labels_and_lengths_of_the_guide(analysis_of_demo, published_demo):
    """Each variable of the file has a label of at most 40 characters, and text no longer than it needs."""
    assert analysis_of_demo("ADLB")
    frame, meta = pyreadstat.read_xport(published_demo / "outputs" / "adam" / "adlb.xpt")
    labels = meta.column_names_to_labels
    assert all(0 < len(labels[name]) <= 40 for name in frame)
    assert labels["ATOXGRL"] == "Analysis Toxicity Grade Low"
    assert labels["WORSTLFL"] == "Worst Low Grade on Treatment Flag"
    widths = {name: frame[name].astype(str).str.len().max() for name in ("ATOXDSCL", "SHIFT1", "ATOXGRL")}
    assert {name: meta.variable_storage_width[name] for name in widths} == widths
