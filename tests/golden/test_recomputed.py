"""What follows from dates is computed once more, in a few lines of its own, for every record of all 40 subjects."""

from __future__ import annotations

import calendar
import datetime as dt
import sys
from collections import defaultdict
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from second_programmer import doses

#: The study days that must be there, by dataset; those of a dataset that is not here are computed as well.
DAYS = {
    "DM": {"DMDY"},
    "DD": {"DDDY"},
    "MI": {"MIDY"},
    "SE": {"SESTDY", "SEENDY"},
    "SS": {"SSDY"},
    "SV": {"SVSTDY", "SVENDY"},
    "AE": {"AESTDY", "AEENDY"},
    "CM": {"CMSTDY", "CMENDY"},
    "DS": {"DSSTDY"},
    "EC": {"ECSTDY", "ECENDY"},
    "EX": {"EXSTDY", "EXENDY"},
    "IE": {"IEDY"},
    "LB": {"LBDY"},
    "MH": {"MHDY"},
    "PR": {"PRSTDY", "PRENDY"},
    "QS": {"QSDY"},
    "RS": {"RSDY"},
    "TR": {"TRDY"},
    "TU": {"TUDY"},
    "VS": {"VSDY"},
}
#: What tells the tests apart of which one record each is the last before exposure.
BASELINES = {
    "LB": ("LBTESTCD",),
    "MI": ("MIREFID", "MITESTCD", "MITSTDTL"),
    "QS": ("QSTESTCD",),
    "TR": ("TRLNKID", "TRTESTCD"),
    "TU": ("TULNKID",),
    "VS": ("VSTESTCD",),
}
#: The date that an epoch is told of.
EPOCHS = {
    "AE": "AESTDTC",
    "CM": "CMSTDTC",
    "DS": "DSSTDTC",
    "EC": "ECSTDTC",
    "EX": "EXSTDTC",
    "IE": "IEDTC",
    "MI": "MIDTC",
    "SE": "SESTDTC",
    "SS": "SSDTC",
    "LB": "LBDTC",
    "PR": "PRSTDTC",
    "QS": "QSDTC",
    "RS": "RSDTC",
    "TR": "TRDTC",
    "TU": "TUDTC",
    "VS": "VSDTC",
}
#: Datasets of which a record that began before consent began in no epoch of the trial.
FROM_CONSENT_ON = {"CM", "MI", "PR"}


def study_day(date: str, reference: str) -> str:
    """Count days from the reference, which is day 1 and has no day 0 before it."""
    if len(date) < len("2016-08-05") or not reference:
        return ""
    apart = dt.date.fromisoformat(date[:10]).toordinal() - dt.date.fromisoformat(reference).toordinal()
    return str(apart + (apart >= 0))


def days_meant(date: str) -> tuple[str, str]:
    """Return the first and the last day that a date may stand for, its time left out."""
    day = date.partition("T")[0]
    if len(day) == len("2016"):
        return f"{day}-01-01", f"{day}-12-31"
    if len(day) == len("2016-08"):
        return f"{day}-01", f"{day}-{calendar.monthrange(int(day[:4]), int(day[5:]))[1]}"
    return day, day


def epoch(date: str, subject: str) -> str:
    """Tell the epoch in which every day lies that a date may stand for."""
    if not date:
        return ""
    first, last = doses().get(subject, ("9999-99-99", "9999-99-99"))
    names = {
        "SCREENING" if day < first else "TREATMENT" if day <= last else "FOLLOW-UP"
        for day in (*days_meant(date), *(edge for edge in (first, last) if between(edge, days_meant(date))))
    }
    return names.pop() if len(names) == 1 else ""


def between(day: str, bounds: tuple[str, str]) -> bool:
    """Return whether a day lies between two days."""
    return bounds[0] <= day <= bounds[1]


def wrong(dataset, record, variable, expected):
    """Say which cell of a record is another one than expected."""
    where = f"{dataset} {record['USUBJID']} {record.get(f'{dataset}SEQ', '')} {variable}"
    return [] if record[variable] == expected else [f"{where}: expected {expected!r}, got {record[variable]!r}"]


def of_subjects(published, dataset):
    """Return the records of a dataset that tell of a subject."""
    return [record for record in published.records(dataset) if record.get("USUBJID")]


def test_every_study_day_is_that_of_its_date(published):
    """Each --DY of each dataset of subjects is counted again from its --DTC and the first dose in the raw rows."""
    said = []
    for dataset in sorted(published.datasets):
        for record in of_subjects(published, dataset):
            pairs = {name: f"{name[:-2]}DTC" for name in record if name.endswith("DY") and f"{name[:-2]}DTC" in record}
            assert pairs.keys() >= DAYS.get(dataset, set()), dataset
            for variable, date in pairs.items():
                said += wrong(
                    dataset, record, variable, study_day(record[date], doses().get(record["USUBJID"], [""])[0])
                )
    assert DAYS.keys() <= published.datasets
    assert not said, "\n".join(["", *said[:60]])


@pytest.mark.parametrize("dataset", sorted(BASELINES))
def test_each_baseline_flag_is_at_the_last_result_before_exposure(published, dataset):
    """Of each subject and test the last result on or before the day of the first dose is flagged, and no other one."""
    groups = defaultdict(list)
    for record in published.records(dataset):
        groups[(record["USUBJID"], *(record[name] for name in BASELINES[dataset]))].append(record)
    for (subject, *test), records in groups.items():
        flagged = [record for record in records if record[f"{dataset}LOBXFL"]]
        before = [
            record[f"{dataset}DTC"]
            for record in records
            if record[f"{dataset}ORRES"]
            and record[f"{dataset}DTC"]
            and record[f"{dataset}DTC"][:10] <= doses().get(subject, [""])[0]
        ]
        found = [(record[f"{dataset}LOBXFL"], record[f"{dataset}DTC"]) for record in flagged]
        assert found == ([("Y", max(before))] if before else []), (dataset, subject, test)
        assert all(record[f"{dataset}ORRES"] for record in flagged)


def test_no_other_dataset_has_a_baseline_flag_that_nobody_looks_at(published):
    """Where a dataset has --LOBXFL, it is computed again above."""
    having = {name for name in published.datasets if any(f"{name}LOBXFL" in r for r in published.records(name)[:1])}
    assert having == set(BASELINES)


@pytest.mark.parametrize("dataset", sorted(EPOCHS))
def test_every_epoch_follows_from_its_date(published, dataset):
    """EPOCH is screening before the first dose, treatment up to the last one, follow-up behind; blank if undecided."""
    consent = {record["USUBJID"]: record["RFICDTC"] for record in published.records("DM")}
    said = []
    for record in published.records(dataset):
        date, subject = record[EPOCHS[dataset]], record["USUBJID"]
        early = dataset in FROM_CONSENT_ON and not (date and days_meant(date)[0] >= consent[subject])
        said += wrong(dataset, record, "EPOCH", "" if early else epoch(date, subject))
    assert not said, "\n".join(["", *said[:60]])
    assert any(record["EPOCH"] for record in published.records(dataset)) or dataset in FROM_CONSENT_ON


def test_no_other_dataset_has_an_epoch_that_nobody_looks_at(published):
    """Where a dataset of subjects has EPOCH, it is computed again above."""
    having = {
        name
        for name in published.datasets
        if any({"EPOCH", "USUBJID"} <= r.keys() for r in published.records(name)[:1])
    }
    assert having == set(EPOCHS)


def elements(consent: str, first: str, last: str, left: str) -> list[tuple[str, str, str]]:
    """Return the elements of one subject: each ends where the next begins, the last one with participation."""
    starts = [("SCRN", consent)]
    if first:
        starts.append(("EVE", first))
        after = (dt.date.fromisoformat(last) + dt.timedelta(days=1)).isoformat()
        if after <= left:
            starts.append(("FUP", after))
    ends = [start for _, start in starts[1:]] + [left]
    return [(name, start, end) for (name, start), end in zip(starts, ends, strict=True)]


def test_every_element_follows_from_consent_doses_and_end_of_participation(published):
    """SE holds the elements that each subject truly entered, without gap or overlap."""
    found = defaultdict(list)
    for record in published.records("SE"):
        found[record["USUBJID"]].append((record["ETCD"], record["SESTDTC"], record["SEENDTC"]))
    for record in published.records("DM"):
        subject = record["USUBJID"]
        first, last = doses().get(subject, ("", ""))
        expected = elements(record["RFICDTC"], first, last, record["RFPENDTC"])
        assert found[subject] == expected, subject


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2015-09-09", "SCREENING"),
        ("2015-09-10T08:00", "TREATMENT"),
        ("2015-12-27", "TREATMENT"),
        ("2015-12-28", "FOLLOW-UP"),
        ("2015-09", ""),
        ("2015-10", "TREATMENT"),
        ("2015", ""),
        ("2016", "FOLLOW-UP"),
        ("", ""),
    ],
)
def test_the_recomputation_of_epochs_is_right_itself(date, expected):
    """Epochs of subject 01-001, dosed from 10 September to 27 December 2015, are those that one finds by hand."""
    assert epoch(date, "EVINEC-01-001") == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2016-08-05", "1"), ("2016-08-04", "-1"), ("2016-08-06T10:30", "2"), ("2016-08", ""), ("2015-08-05", "-366")],
)
def test_the_recomputation_of_study_days_is_right_itself(date, expected):
    """Days from 5 August 2016 are those that one counts by hand."""
    assert study_day(date, "2016-08-05") == expected
