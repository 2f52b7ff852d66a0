"""The published demo study against what was worked out without the program: by hand, and by a second program."""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

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
#: Of two datasets some visits were worked out by hand. The second program expects the other ones.
CHOSEN = {
    "LB": {
        "EVINEC-01-001": {"SCREENING", "CYCLE 1 DAY 1"},
        "EVINEC-02-005": {"SCREENING", "CYCLE 1 DAY 1"},
        "EVINEC-03-003": {"SCREENING"},
        "EVINEC-04-004": {"SCREENING", "CYCLE 1 DAY 1"},
        "EVINEC-06-003": {"SCREENING", "CYCLE 13 DAY 1"},
        "EVINEC-06-004": {"SCREENING", "TUMOUR ASSESSMENT 1", "END OF TREATMENT"},
    },
    "QS": {
        "EVINEC-01-001": {"SCREENING"},
        "EVINEC-02-005": {"SCREENING"},
        "EVINEC-04-004": {"TUMOUR ASSESSMENT 1"},
        "EVINEC-06-003": {"SCREENING", "TUMOUR ASSESSMENT 5"},
        "EVINEC-06-004": {"TUMOUR ASSESSMENT 1"},
    },
}
#: How many records each of the six has in all, counted in the raw rows: the sequence numbers of the last ones.
COUNTED = {
    "LB": {"01-001": 132, "02-005": 83, "03-003": 20, "04-004": 85, "06-003": 370, "06-004": 92},
    "VS": {"01-001": 31, "02-005": 26, "03-003": 6, "04-004": 26, "06-003": 86, "06-004": 26},
    "QS": {"01-001": 90, "02-005": 30, "03-003": 0, "04-004": 60, "06-003": 240, "06-004": 90},
}
OF_SUBJECTS = [dataset for dataset in BY_HAND if dataset not in OF_NO_SUBJECT]
#: What a laboratory wrote, and a result as text: 5.0 and 5 are two texts.
LETTER_BY_LETTER = {"ORRES", "ORNRLO", "ORNRHI", "STRESC"}
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


def written(variable: str, text: str) -> str:
    """Return a cell as it is compared: a result and a limit letter by letter, any other number in one spelling."""
    return text if variable[2:] in LETTER_BY_LETTER else plain(text)


def to_compare(dataset: str, records: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Return what is compared of the six subjects: all records, or those that anything ties to a chosen visit.

    Visit, number of the visit, day or sequence number tie it: a record is left out if it has all four of other visits.
    """
    ours = [record for record in records if record["USUBJID"] in SUBJECTS]
    if dataset not in CHOSEN:
        return ours
    expected = {tie for record in by_hand(dataset) for tie in ties(dataset, record)}
    return [record for record in ours if not record["VISIT"] or expected & ties(dataset, record)]


def ties(dataset: str, record: dict[str, str]) -> set[tuple[str, str, str]]:
    """Return what ties a record to a visit of its subject."""
    values = {name: plain(record[name]) for name in ("VISIT", "VISITNUM", f"{dataset}SEQ")}
    values["day"] = record[f"{dataset}DTC"].partition("T")[0]
    return {(record["USUBJID"], name, value) for name, value in values.items()}


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
            if want is None or have is None or written(variable, want) != written(variable, have):
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
    check(dataset, by_hand(dataset), to_compare(dataset, published.records(dataset)))


@pytest.mark.parametrize("dataset", CHOSEN)
def test_the_visits_worked_out_by_hand_are_the_ones_stated(dataset):
    """The files of chosen visits hold those visits of those subjects, and no other ones."""
    found = defaultdict(set)
    for record in by_hand(dataset):
        found[record["USUBJID"]].add(record["VISIT"])
    assert found == CHOSEN[dataset]


@pytest.mark.parametrize("dataset", COUNTED)
def test_the_six_subjects_have_as_many_records_as_were_counted(published, dataset):
    """With those of visits that nobody chose, the records of each of the six are numbered from 1 to the count."""
    for subject, count in COUNTED[dataset].items():
        numbers = [r[f"{dataset}SEQ"] for r in published.records(dataset) if r["USUBJID"] == f"EVINEC-{subject}"]
        assert sorted(map(int, numbers)) == list(range(1, count + 1)), (dataset, subject)


@pytest.mark.parametrize("dataset", CHOSEN)
@pytest.mark.parametrize("disguise", [{}, {"VISIT": "CYCLE 2 DAY 1", "VISITNUM": "20"}, {"VISIT": "", "VISITNUM": ""}])
def test_no_further_record_of_a_chosen_visit_hides(dataset, disguise):
    """A record too many is told even under another number, without its visit, or as one of another visit."""
    expected = by_hand(dataset)
    further = expected[0] | {f"{dataset}SEQ": "999"} | disguise
    elsewhere = further | {"VISIT": "CYCLE 2 DAY 1", "VISITNUM": "20", f"{dataset}DTC": "2015-10-07"}
    got = to_compare(dataset, [*expected, further, elsewhere | {f"{dataset}SEQ": "998"}])
    assert differences(dataset, expected, got) == [f"{dataset} EVINEC-01-001 999: nobody expects this record"]


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


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [("LBORRES", "5", True), ("LBORNRLO", "3.90", True), ("LBSTRESC", "5.0", True), ("LBSTRESN", "5.0", False)],
)
def test_a_zero_that_a_laboratory_wrote_is_told(variable, value, told):
    """Collected results, collected limits and results as text are compared letter by letter, numbers as numbers."""
    expected = [record for record in by_hand("LB") if record["LBTESTCD"] == "WBC" and record["LBORRES"] == "5.0"]
    assert len(expected) == 1
    assert bool(differences("LB", expected, [expected[0] | {variable: value}])) is told
