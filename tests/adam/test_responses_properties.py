"""What must hold of responses and times whatever the course of disease, through the whole analysis of small studies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.adam.tumours import Assessment, Course, run

from nec_cdisc.run.cut import Cut

DATASETS = ("ADSL", "ADTR", "ADRS", "ADTTE")
TIMES = ("PFS", "PFSD", "PFSNACT", "TTP", "OS")
TOLD = ("CR", "PR", "SD", "SD", "PD", "NE", "")
STATES = ("PRESENT", "PRESENT", "ABSENT", "NE", "UNEQUIVOCAL PROGRESSION")


def courses(seed, subjects):
    """Return courses of disease by chance: lesions, sizes, states, responses told, deaths, visits that were missed."""
    chance = np.random.default_rng(seed)
    return {f"TEST-{number}": _course(chance) for number in range(1, subjects + 1)}


def _course(chance):
    targets = [f"T{number}{'n' if chance.random() < 0.3 else ''}" for number in range(1, 1 + chance.integers(0, 4))]
    others = [f"NT{number}" for number in range(1, 1 + chance.integers(0 if targets else 1, 3))]
    sizes = {lesion: int(chance.integers(10, 60)) for lesion in targets}
    found = [Assessment(-7, {**sizes, **dict.fromkeys(others, "PRESENT")})]
    day = 0
    for number in range(chance.integers(0, 5)):
        day += int(chance.choice([28, 56, 60, 120]))
        seen = {lesion: _size(chance, sizes[lesion]) for lesion in targets if chance.random() < 0.95}
        seen |= {lesion: str(chance.choice(STATES)) for lesion in others if chance.random() < 0.95}
        if chance.random() < 0.1 or not seen:
            seen[f"NEW{number}"] = "PRESENT"
        found.append(Assessment(day, seen, str(chance.choice(TOLD))))
    return Course(found, day + int(chance.integers(1, 200)) if chance.random() < 0.5 else None)


def _size(chance, base):
    kind = chance.random()
    return (
        "NE" if kind < 0.05 else "ABSENT" if kind < 0.15 else round(base * float(chance.choice([0.3, 0.7, 1, 1.25])), 1)
    )


def made(folder, subjects, **options):
    """Return the records of each dataset."""
    ran = run(folder, subjects, **options)
    return {name: ran.records(name) for name in DATASETS}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_never_matters(tmp_path, seed):
    """Rows of DM, TU, TR and RS in any order, in one piece or in partitions, give the same datasets."""
    subjects = courses(seed, 25)
    wanted = made(tmp_path / "a", subjects)
    assert len(wanted["ADTR"]) > 100
    for name, options in {"b": {"shuffled": seed}, "c": {"shuffled": seed + 9, "cut": Cut(4)}}.items():
        got = made(tmp_path / name, subjects, **options)
        for dataset in DATASETS:
            assert sorted(map(repr, got[dataset])) == sorted(map(repr, wanted[dataset])), (dataset, name)


@pytest.mark.parametrize("seed", [3, 4])
def test_a_further_subject_changes_no_other(tmp_path, seed):
    """The records of each subject are the same whoever else takes part."""
    subjects = courses(seed, 24)
    some = dict(list(subjects.items())[::2])
    every, fewer = made(tmp_path / "a", subjects), made(tmp_path / "b", some)
    for dataset in DATASETS:
        assert fewer[dataset] == [row for row in every[dataset] if row["USUBJID"] in some]


@pytest.mark.parametrize("seed", [5, 6])
def test_a_later_assessment_never_makes_a_time_shorter(tmp_path, seed):
    """One more assessment after all others ends no time earlier, and changes none that has ended with an event."""
    subjects = courses(seed, 25)
    longer = {name: _with_a_later_one(item) for name, item in subjects.items()}
    before, after = (
        {(row["USUBJID"], row["PARAMCD"]): row for row in made(tmp_path / name, given)["ADTTE"]}
        for name, given in (("a", subjects), ("b", longer))
    )
    compared = [key for key in before if key[1] in TIMES]
    assert {before[key]["CNSR"] for key in compared} >= {"0", "1", "2"}
    for key in compared:
        assert int(after[key]["AVAL"]) >= int(before[key]["AVAL"]), key
        assert before[key]["CNSR"] != "0" or after[key] == before[key] | {"SRCSEQ": after[key]["SRCSEQ"]}, key


def _with_a_later_one(item):
    """Return a course with a progression behind all that has happened."""
    last = max(item.assessments[-1].day, item.died or 0, 0)
    lesions = dict.fromkeys(item.assessments[0].lesions, "NE") | {"NEW99": "PRESENT"}
    return replace(item, assessments=[*item.assessments, Assessment(last + 56, lesions, "PD")])
