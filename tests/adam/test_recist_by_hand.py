"""Responses that follow from measurements by RECIST 1.1, worked out by hand and made by the mappings of the demo study.

Sizes are in mm, ``n`` marks a lymph node; the first dose is day 0, so the baseline lies on day -7.
"""

from __future__ import annotations

import pytest
from tests.adam.tumours import Assessment, Course, course, run

NE, GONE, SMALL, THERE, GROWN = "NE", "ABSENT", "TOO SMALL TO MEASURE", "PRESENT", "UNEQUIVOCAL PROGRESSION"
#: A course, the responses derived at its assessments, and best response without and with confirmation.
CASES = {
    "PR at 70 % exactly, SD above": (
        course((-7, {"T1": 27, "T2": 20}), (56, {"T1": 13, "T2": 20}), (112, {"T1": 12.9, "T2": 20})),
        ["SD", "PR"],
        "PR",
        "SD",
    ),
    "PD from the nadir, 20 % and 5 mm": (
        course((-7, {"T1": 60}), (56, {"T1": 20}), (112, {"T1": 24}), (168, {"T1": 25})),
        ["PR", "PR", "PD"],
        "PR",
        "PR",
    ),
    "20 % without 5 mm is no progression": (
        course((-7, {"T1": 20}), (56, {"T1": 24}), (112, {"T1": 25})),
        ["SD", "PD"],
        "SD",
        "SD",
    ),
    "a lymph node is gone below 10 mm": (
        course((-7, {"T1": 30, "T2n": 18}), (56, {"T1": GONE, "T2n": 10}), (112, {"T1": GONE, "T2n": 9.5})),
        ["PR", "CR"],
        "CR",
        "PR",
    ),
    "lymph nodes alone, confirmed": (
        course((-7, {"T1n": 20}), (56, {"T1n": 9}), (84, {"T1n": 9.9})),
        ["CR", "CR"],
        "CR",
        "CR",
    ),
    "too small to measure counts 5 mm, gone 0": (
        course((-7, {"T1": 20, "T2": 30}), (56, {"T1": SMALL, "T2": 30}), (112, {"T1": SMALL, "T2": GONE})),
        ["PR", "PR"],
        "PR",
        "PR",
    ),
    "a new lesion is a progression, now and later": (
        course((-7, {"T1": 50}), (56, {"T1": 20, "NEW1": THERE}), (112, {"T1": 20})),
        ["PD", "PD"],
        "PD",
        "PD",
    ),
    "a new lesion is a progression, whatever was not evaluated": (
        course((-7, {"T1": 50, "NT1": THERE}), (56, {"NT1": NE, "NEW1": THERE})),
        ["PD"],
        "PD",
        "PD",
    ),
    "a lesion without a size leaves the response open": (
        course((-7, {"T1": 50, "T2": 30}), (56, {"T1": 20, "T2": NE})),
        ["NE"],
        "NE",
        "NE",
    ),
    "a lesion without a reading leaves it open, a certain progression does not": (
        course((-7, {"T1": 50, "T2": 30}), (56, {"T1": 20}), (112, {"T1": 97})),
        ["NE", "PD"],
        "PD",
        "PD",
    ),
    "a sum that is not complete is no nadir": (
        course((-7, {"T1": 50, "T2": 30}), (56, {"T1": 5, "T2": NE}), (112, {"T1": 45, "T2": 30})),
        ["NE", "SD"],
        "SD",
        "SD",
    ),
    "target CR with non-target lesions left or not evaluated is PR": (
        course(
            (-7, {"T1": 30, "NT1": THERE, "NT2": THERE}),
            (56, {"T1": GONE, "NT1": THERE, "NT2": GONE}),
            (112, {"T1": GONE, "NT1": GONE, "NT2": NE}),
            (168, {"T1": GONE, "NT1": GONE, "NT2": GONE}),
        ),
        ["PR", "PR", "CR"],
        "CR",
        "PR",
    ),
    "target SD with non-target lesions not evaluated is SD": (
        course((-7, {"T1": 30, "NT1": THERE}), (56, {"T1": 30})),
        ["SD"],
        "SD",
        "SD",
    ),
    "non-target progression is a progression": (
        course((-7, {"T1": 30, "NT1": THERE}), (56, {"T1": 10, "NT1": GROWN})),
        ["PD"],
        "PD",
        "PD",
    ),
    # an unconfirmed CR falls to SD by the rule of the study, also where no lesion was measurable
    "non-target lesions only": (
        course(
            (-7, {"NT1": THERE}), (56, {"NT1": THERE}), (112, {"NT1": GONE}), (168, {"NT1": NE}), (224, {"NT1": GROWN})
        ),
        ["NON-CR/NON-PD", "CR", "NE", "PD"],
        "CR",
        "SD",
    ),
    "progression before the disease could be stable": (
        course((-7, {"T1": 30}), (20, {"T1": 31}), (40, {"T1": 40})),
        ["SD", "PD"],
        "PD",
        "PD",
    ),
    "progression at the first assessment": (course((-7, {"T1": 30}), (20, {"T1": 60})), ["PD"], "PD", "PD"),
    # 0 has become 4 mm: less than 5 mm more, so PR by the sizes; the CR is not confirmed, and SD for 56 days
    "CR, then PR": (
        course((-7, {"T1": 30}), (56, {"T1": GONE}), (112, {"T1": 4})),
        ["CR", "PR"],
        "CR",
        "SD",
    ),
    "CR, then the lesion is back": (
        course((-7, {"T1": 30}), (56, {"T1": GONE}), (112, {"T1": 5})),
        ["CR", "PD"],
        "CR",
        "SD",
    ),
    "PR, NE, PR is confirmed": (
        course((-7, {"T1": 30}), (56, {"T1": 10}), (84, {"T1": NE}), (112, {"T1": 10})),
        ["PR", "NE", "PR"],
        "PR",
        "PR",
    ),
    "merged lesions count as all that they were": (
        course((-7, {"T1": 40, "T2": 40}), (56, {"T1/T2": 56}), (112, {"T1/T2": 68})),
        ["PR", "PD"],
        "PR",
        "SD",
    ),
    "the parts of a lesion count as one": (
        course((-7, {"T1": 60, "T2": 40}), (56, {"T1.1": 20, "T1.2": 15, "T2": 35})),
        ["PR"],
        "PR",
        "SD",
    ),
    "a lesion that the baseline does not know changes nothing": (
        course((-7, {"T1": 60}), (56, {"T1": 30, "T2": 80})),
        ["PR"],
        "PR",
        "SD",
    ),
    "nobody was assessed": (course((-7, {"T1": 60})), [], "MISSING", "MISSING"),
}


@pytest.fixture(scope="module")
def derived(tmp_path_factory):
    """Return ADRS and ADTR of all cases, each a subject, analysed in one run."""
    subjects = {f"TEST-{number}": case[0] for number, case in enumerate(CASES.values(), 1)}
    ran = run(tmp_path_factory.mktemp("recist"), subjects)
    assert ran.queries == []
    return {name: ran.records(name) for name in ("ADRS", "ADTR")}


@pytest.mark.parametrize("name", CASES)
def test_responses_follow_from_measurements(derived, name):
    """Each assessment has the response, and the subject the best ones, that one works out from the sizes by hand."""
    subject = f"TEST-{list(CASES).index(name) + 1}"
    mine = [row for row in derived["ADRS"] if row["USUBJID"] == subject]
    overall = sorted((row["ADT"], row["AVALC"]) for row in mine if row["PARAMCD"] == "OVRD")
    best = {row["PARAMCD"]: row["AVALC"] for row in mine}
    _, wanted, unconfirmed, confirmed = CASES[name]
    assert ([answer for _, answer in overall], best["BORD"], best["CBORD"]) == (wanted, unconfirmed, confirmed)


def test_a_sum_that_is_not_complete_is_not_evaluable(derived):
    """It has no value, no change and no flag, AVALC says NE, and the next nadir does not know it."""
    subject = f"TEST-{list(CASES).index('a sum that is not complete is no nadir') + 1}"
    sums = [row for row in derived["ADTR"] if row["USUBJID"] == subject and row["PARAMCD"] == "SUMDIAM"]
    names = ("AVAL", "AVALC", "CHG", "NADIR", "CHGNAD", "ANL01FL")
    assert [tuple(row[name] for name in names) for row in sums] == [
        ("80", "80", "", "", "", "Y"),
        ("", "NE", "", "80", "", ""),
        ("75", "75", "-5", "80", "-5", "Y"),
    ]


def test_merged_lesions_are_in_the_sum_alone(derived):
    """A lesion that merged has no baseline of its own; the sum has."""
    subject = f"TEST-{list(CASES).index('merged lesions count as all that they were') + 1}"
    rows = [row for row in derived["ADTR"] if row["USUBJID"] == subject]
    assert [(row["PARAMCD"], row["AVAL"], row["CHG"]) for row in rows if row["PARAMCD"] != "SUMDIAM"] == [
        ("DIAMT1", "40", ""),
        ("DIAMT2", "40", ""),
    ]
    assert [row["PCHG"] for row in rows if row["PARAMCD"] == "SUMDIAM"] == ["", "-30", "-15"]


def test_a_progression_is_dated_by_the_first_scan_and_anything_else_by_the_last(tmp_path):
    """The scans of one assessment took four days."""
    first = Assessment(-7, {"T1": 30, "T2": 30})
    stable = Assessment(56, {"T1": 30, "T2": 30}, later={"T2": 3})
    grown = Assessment(112, {"T1": 60, "T2": 30}, later={"T1": 3})
    ran = run(tmp_path, {"TEST-1": Course([first, stable, grown])})
    rows = [(row["AVALC"], row["ADT"]) for row in ran.records("ADRS") if row["PARAMCD"] == "OVRD"]
    assert rows == [("SD", "2021-03-04"), ("PD", "2021-04-26")]


def test_a_response_that_the_measurements_do_not_give_is_asked_about(tmp_path):
    """Each once, with subject, assessment and cell of RS; what agrees, and what was not told, is not asked about."""
    told = course((-7, {"T1": 30}), (56, {"T1": 30}, "PR"), (112, {"T1": 30}, "SD"), (168, {"T1": 30}))
    ran = run(tmp_path, {"TEST-1": told, "TEST-2": course((-7, {"T1": 30}), (56, {"T1": 10}, "PR"))})
    assert [(item.code, item.cells.column, item.cells.value, item.cells.rows) for item in ran.queries] == [
        ("ANL130", "RSSTRESC", "PR", (2,))
    ]
    assert (
        ran.queries[0].message == "the response of all lesions at DAY 56 was told as PR, and the measurements give SD"
    )
    assert [row["AVALC"] for row in ran.records("ADRS") if row["PARAMCD"] == "BOR"] == ["PR", "PR"]


def test_a_subject_without_a_baseline_is_asked_about_and_stays(tmp_path):
    """Nothing follows from sizes without a baseline: one query for the subject (ANL112), not one for each size."""
    late = course((56, {"T1": 30, "NT1": THERE}), (112, {"T1": 60, "NT1": THERE}))
    ran = run(tmp_path, {"TEST-1": late, "TEST-2": course((-7, {"T1": 30}))})
    assert [row["PARAMCD"] for row in ran.records("ADTR") if row["USUBJID"] == "TEST-1"] == []
    assert [row["AVALC"] for row in ran.records("ADRS") if row["PARAMCD"] == "BORD"] == ["MISSING", "MISSING"]
    assert {(item.code, item.target, item.message) for item in ran.queries} == {
        ("ANL112", "READING.BASEDT", "no baseline")
    }


def test_a_sum_without_a_baseline_is_asked_about_and_stays(tmp_path):
    """One lesion had no size at baseline: the sum has no baseline, and only what needs none is known."""
    ran = run(
        tmp_path,
        {"TEST-1": course((-7, {"T1": 30, "T2": NE}), (56, {"T1": 36, "T2": 20}), (112, {"T1": 45, "T2": 25}))},
    )
    sums = [row for row in ran.records("ADTR") if row["PARAMCD"] == "SUMDIAM"]
    assert [(row["AVALC"], row["ABLFL"], row["BASE"], row["CHG"]) for row in sums] == [
        ("NE", "", "", ""),
        ("56", "", "", ""),
        ("70", "", "", ""),
    ]
    assert [row["AVALC"] for row in ran.records("ADRS") if row["PARAMCD"] == "OVRD"] == ["PD"]
    told = {item.message for item in ran.queries}
    assert told == {"no baseline of Diameter of Target Lesion T2 (mm); Sum of Diameters of Target Lesions (mm)"}
