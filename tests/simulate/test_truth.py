"""The latent truth: populations and endpoints of the trial, and rows that agree with it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest


def test_populations_are_those_of_the_trial(dirty):
    """Of 40 subjects 37 are treated, 36 in the full analysis (13, 14, 9 by subtype), 30 per protocol."""
    subjects = dirty.of_kind("subject")
    assert len(subjects) == 40
    count = {name: sum(line["populations"][name] for line in subjects) for name in subjects[0]["populations"]}
    assert count == {"safety": 37, "full_analysis": 36, "per_protocol": 30}
    analysed = Counter(line["subtype"] for line in subjects if line["populations"]["full_analysis"])
    assert analysed == {"NET G3": 13, "NEC": 14, "MiNEN": 9}


def test_related_events_are_as_frequent_as_published(dirty):
    """Subjects with a related event, counted by term, differ from the abstract by one at most (37 treated, not 36)."""
    terms = (
        "Stomatitis",
        "Fatigue",
        "Diarrhoea",
        "Nausea",
        "Decreased appetite",
        "Epistaxis",
        "Rash",
        "Weight decreased",
        "Back pain",
        "Dry mouth",
        "Aphthous ulcer",
        "Dermatitis acneiform",
        "Pyrexia",
        "Pneumonitis",
        "Infection",
    )
    counts = (14, 11, 10, 9, 8, 7, 7, 6, 5, 5, 4, 4, 4, 2, 5)
    published = dict(zip(terms, counts, strict=True))
    found = Counter(
        term
        for line in dirty.of_kind("subject")
        for term in {event["term"] for event in line.get("adverse_events", ()) if event["related"]}
    )
    assert set(found) == set(published)
    assert all(abs(found[term] - count) <= 1 for term, count in published.items())


def kaplan_meier_median(times):
    """First time at which survival is at most one half, None when it never is."""
    at_risk = sorted(times)
    survival = 1.0
    for months in sorted({months for months, event in at_risk if event}):
        events = sum(1 for other, event in at_risk if event and other == months)
        survival *= 1 - events / sum(1 for other, _ in at_risk if other >= months)
        if survival <= 0.5:
            return months
    return None


@pytest.mark.parametrize(
    ("subtype", "pfs", "survival"), [("NET G3", 5.2, 23.9), ("NEC", 1.8, 5.6), ("MiNEN", 2.2, 7.0)]
)
def test_medians_are_near_those_of_the_trial(dirty, subtype, pfs, survival):
    """Median progression-free and overall survival per protocol lie within a quarter of the published ones."""
    both = ([], [])
    for line in dirty.of_kind("subject"):
        if line["subtype"] == subtype and line["populations"]["per_protocol"]:
            start = date.fromisoformat(line["first_dose"])
            event = min(filter(None, (line["progression"], line["death"])), default="")
            last = event or line["assessments"][-1]["date"]
            both[0].append(((date.fromisoformat(last) - start).days / 30.4375, bool(event)))
            both[1].append(((date.fromisoformat(line["last_alive"]) - start).days / 30.4375, bool(line["death"])))
    assert kaplan_meier_median(both[0]) == pytest.approx(pfs, rel=0.25)
    assert kaplan_meier_median(both[1]) == pytest.approx(survival, rel=0.25)


def by_hand(assessments):
    """Overall responses from the sizes alone, in the plainest way."""
    sums = []
    for item in assessments:
        sizes = [lesion["size"] for lesion in item["target_lesions"]]
        total = sum(size for size in sizes if size is not None)
        complete = None not in sizes
        if sums or item["visit"] != "Screening":
            if not sizes:
                target = ""
            elif total >= 1.2 * min(sums) - 1e-9 and total - min(sums) >= 5:
                target = "PD"
            elif not complete:
                target = "NE"
            elif all(lesion["size"] < (10 if lesion["node"] else 1) for lesion in item["target_lesions"]):
                target = "CR"
            else:
                target = "PR" if total <= 0.7 * sums[0] + 1e-9 else "SD"
            states = set(item["non_target_states"])
            other = next(
                (
                    response
                    for response, present in (
                        ("", not states),
                        ("PD", "Unequivocal progression" in states),
                        ("NE", "Not evaluable" in states),
                        ("CR", states == {"Absent"}),
                    )
                    if present
                ),
                "NON-CR/NON-PD",
            )
            overall = "PD" if item["new_lesions"] or "PD" in (target, other) else target or other
            if overall == "CR" and other not in ("", "CR"):
                overall = "PR"
            yield target, other, overall
        if sizes and complete:
            sums.append(total)


def test_responses_follow_from_the_lesions(dirty):
    """Target, non-target and overall response of every assessment equal those re-derived from the readings."""
    seen = Counter()
    for line in dirty.of_kind("subject"):
        if line["treated"]:
            later = line["assessments"][1:]
            expected = [(item["target"], item["non_target"], item["overall"]) for item in later]
            assert list(by_hand(line["assessments"])) == expected, line["usubjid"]
            seen.update(overall for _, _, overall in expected)
    assert set(seen) == {"CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE"}


def test_progression_is_the_first_assessment_that_shows_it(dirty):
    """The progression date is that of the one assessment with PD, which is the last one."""
    for line in dirty.of_kind("subject"):
        days = [item["date"] for item in line.get("assessments", ()) if item["overall"] == "PD"]
        assert days == ([line["progression"]] if line.get("progression") else [])
        assert not days or line["assessments"][-1]["date"] == days[0]


def test_lesions_keep_the_limits_of_recist(dirty):
    """At most five targets and two an organ at baseline, nodes from 15 mm, others from 10 mm."""
    organs = Counter()
    for row in dirty.form("target_lesions"):
        if row["visit"] == "Screening":
            size = int(row["tl_short_axis"] or row["tl_diameter"])
            assert size >= (15 if row["tl_node"] == "1" else 10)
            organs[row["site"], row["subject"], row["tl_organ_label"]] += 1
    assert max(organs.values()) == 2
    totals = Counter(key[:2] for key, count in organs.items() for _ in range(count))
    assert max(totals.values()) <= 5


def test_rows_of_lesions_are_the_truth(clean):
    """Sizes, responses and sums in the rows of a clean export are those of the truth, in order."""
    for line in clean.of_kind("subject"):
        who = {"site": line["site"], "subject": line["subject"]}
        rows = [row for row in clean.form("target_lesions") if who.items() <= row.items()]
        told = [
            (item["visit"], str(lesion["number"]), "" if lesion["size"] is None else str(lesion["size"]))
            for item in line.get("assessments", ())
            for lesion in item["target_lesions"]
        ]
        assert [(row["visit"], row["tl_no"], row["tl_diameter"] or row["tl_short_axis"]) for row in rows] == told
        responses = [row for row in clean.form("response") if who.items() <= row.items()]
        assert [row["rs_overall_label"] for row in responses] == [i["overall"] for i in line.get("assessments", ())]


def test_doses_follow_on_one_another(dirty):
    """Dosing periods run from first to last dose without gap or overlap, at levels that only fall."""
    for line in dirty.of_kind("subject"):
        if not line["treated"]:
            assert "doses" not in line
            continue
        doses = line["doses"]
        assert (doses[0][0], doses[-1][1]) == (line["first_dose"], line["last_dose"])
        for before, after in pairwise(doses):
            assert (date.fromisoformat(after[0]) - date.fromisoformat(before[1])).days == 1
            assert after[3] >= before[3]


def test_results_are_found_in_their_records(clean):
    """Each laboratory result of the truth stands in the record, column and unit it names."""
    records = {
        row["record_id"]: row for form in ("lab_chemistry", "lab_haematology", "markers") for row in clean.form(form)
    }
    results = [result for line in clean.of_kind("subject") for result in line["results"]]
    assert len(results) > 3000
    for record_id, column, _, value, unit, _, _ in results:
        row = records[record_id]
        assert (row[column], row["mk_unit" if column == "mk_value" else f"{column}_u"]) == (value, unit)


@pytest.mark.parametrize(
    ("analyte", "unit", "si_unit", "factor"),
    [
        ("hb", "g/dL", "g/L", 10.0),
        ("creat", "mg/dL", "umol/L", 88.42),
        ("alt", "ukat/L", "U/L", 60.0),
        ("gluc", "mg/dL", "mmol/L", 0.0555),
        ("CGB", "nmol/L", "pmol/L", 1000.0),
    ],
)
def test_results_are_converted_by_the_usual_factors(dirty, analyte, unit, si_unit, factor):
    """A result in a local unit times its factor is the result in SI."""
    found = [
        result
        for line in dirty.of_kind("subject")
        for result in line["results"]
        if result[2] == analyte and result[4] == unit
    ]
    assert found
    for result in found:
        assert result[6] == si_unit
        assert float(result[5]) == pytest.approx(float(result[3]) * factor, rel=1e-5)
