"""The published demo study against what was worked out without the program: by hand, and by a second program."""

from __future__ import annotations

import csv
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import second_programmer
import second_programmer_history
import second_programmer_records

SECOND = second_programmer.DATASETS | second_programmer_records.DATASETS | second_programmer_history.DATASETS
HERE = Path(__file__).parent
SUBJECTS = {f"EVINEC-{number}" for number in ("01-001", "02-005", "03-003", "04-004", "06-003", "06-004")}
BY_HAND = sorted(path.stem.upper() for path in HERE.glob("*.csv"))
#: Datasets that tell of the trial and not of subjects, with what tells their records apart.
OF_NO_SUBJECT = {
    "TA": ("ARMCD", "TAETORD"),
    "TE": ("ETCD",),
    "TI": ("IETESTCD",),
    "TS": ("TSPARMCD", "TSSEQ"),
    "TV": ("VISITNUM",),
}
OF_SUBJECTS = [dataset for dataset in BY_HAND if dataset not in OF_NO_SUBJECT]
#: Differences that one failure shows.
SHOWN = 60


def by_hand(dataset: str) -> list[dict[str, str]]:
    """Return the records of the six subjects as they were worked out by hand."""
    with (HERE / f"{dataset.lower()}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def plain(text: str) -> str:
    """Return a text; one that reads as a number in one spelling."""
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text


def name_of(record: dict[str, str], dataset: str) -> tuple[str, ...]:
    """Return what tells a record apart: subject and sequence, of SV the visit, of others what they belong to."""
    if dataset in OF_NO_SUBJECT:
        return tuple(plain(record[name]) for name in OF_NO_SUBJECT[dataset])
    if dataset == "RELREC":
        return tuple(record[name] for name in ("USUBJID", "RELID", "RDOMAIN", "IDVARVAL"))
    if dataset.startswith("SUPP"):
        return tuple(record[name] for name in ("USUBJID", "IDVAR", "IDVARVAL", "QNAM"))
    return record["USUBJID"], plain(record.get("VISITNUM" if dataset == "SV" else f"{dataset}SEQ", ""))


def differences(dataset: str, expected: list[dict[str, str]], got: list[dict[str, str]]) -> list[str]:
    """Say of each cell that differs where it stands, what was expected and what was published."""
    wanted = {name_of(record, dataset): record for record in expected}
    found = {name_of(record, dataset): record for record in got}
    assert len(wanted) == len(expected), f"{dataset}: a record is expected twice"
    assert len(found) == len(got), f"{dataset}: a record is published twice"
    said = [f"{dataset} {' '.join(name)}: no such record is published" for name in sorted(wanted.keys() - found)]
    said += [f"{dataset} {' '.join(name)}: nobody expects this record" for name in sorted(found.keys() - wanted)]
    for name in sorted(wanted.keys() & found):
        for variable in dict.fromkeys([*wanted[name], *found[name]]):
            want, have = wanted[name].get(variable), found[name].get(variable)
            if want is None or have is None or (want != have and plain(want) != plain(have)):
                said.append(f"{dataset} {' '.join(name)} {variable}: expected {want!r}, got {have!r}")
    return said


def check(dataset: str, expected: list[dict[str, str]], got: list[dict[str, str]]) -> None:
    """Fail with every difference, up to what one can read."""
    said = differences(dataset, expected, got)
    more = [f"... and {len(said) - SHOWN} more"] if len(said) > SHOWN else []
    assert not said, "\n".join(["", *said[:SHOWN], *more])


@pytest.mark.parametrize("dataset", OF_SUBJECTS)
def test_six_subjects_are_as_worked_out_by_hand(published, dataset):
    """Every variable of every record of the six subjects is the value that was worked out before the first run."""
    check(dataset, by_hand(dataset), [r for r in published.records(dataset) if r["USUBJID"] in SUBJECTS])


@pytest.mark.parametrize("dataset", OF_NO_SUBJECT)
def test_the_trial_design_is_as_worked_out_by_hand(published, dataset):
    """Every variable of every record of the trial design is the value that was worked out before it was looked at."""
    got = list(published.records(dataset))
    check(dataset, by_hand(dataset), got)
    assert [name_of(record, dataset) for record in got] == [name_of(item, dataset) for item in by_hand(dataset)]


@pytest.mark.parametrize("dataset", BY_HAND)
def test_variables_stand_in_the_expected_order(published, dataset):
    """The variables of the file are those of the expectation, in its order, which is the standard's."""
    assert list(published.records(dataset)[0]) == list(by_hand(dataset)[0])


@pytest.mark.parametrize("dataset", sorted(SECOND))
def test_all_subjects_are_as_a_second_program_has_them(published, dataset):
    """Every variable of every record of all subjects is what an independent program makes of the raw rows."""
    check(dataset, SECOND[dataset](), list(published.records(dataset)))


def test_every_published_dataset_has_an_expectation(published):
    """No dataset is published that nobody worked out without the program."""
    assert published.datasets == {*BY_HAND, *SECOND}
    assert set(OF_SUBJECTS) - set(SECOND) == {"RELREC"}  # test_related.py looks at the relations of all subjects


def test_the_six_subjects_are_those_of_the_expectations():
    """Each subject of the hand-worked files is one of the six, and each of the six has a record in DM."""
    for dataset in OF_SUBJECTS:
        assert {record["USUBJID"] for record in by_hand(dataset)} <= SUBJECTS
    assert {record["USUBJID"] for record in by_hand("DM")} == SUBJECTS


@pytest.mark.parametrize("change", [("AETOXGR", "9"), ("AESTDTC", ""), ("AESEQ", "99"), ("AEXX", "new")])
def test_a_wrong_cell_is_told_with_its_place(change):
    """Whatever is spoiled in one record, the comparison names dataset, subject, sequence and variable."""
    expected = by_hand("AE")
    variable, value = change
    spoiled = [record | ({variable: value} if number == 0 else {}) for number, record in enumerate(expected)]
    said = differences("AE", expected, spoiled)
    assert said
    assert all("AE EVINEC-01-001" in line for line in said)
    assert variable == "AESEQ" or all(variable in line for line in said)
