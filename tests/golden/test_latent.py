"""What truly happened to the 40 subjects, told by the generator's truth file, is found in the published files."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from second_programmer import ROOT, table

LINES = [json.loads(line) for line in (ROOT / "tests/truth/evinec_2014.jsonl").read_text("utf-8").splitlines()]
TRUTH = {line["usubjid"]: line for line in LINES if line["kind"] == "subject"}
TREATED = {subject: line for subject, line in TRUTH.items() if line["treated"]}
DEFECTS = [line for line in LINES if line["kind"] == "defect"]
CONFIRMED_AFTER = 28
#: Defects after which the true date cannot be known from the export.
LOSING = {"unknown_day", "unknown_date", "ongoing_with_stop", "end_before_start"}

REASONS = {
    "Disease progression": "PROGRESSIVE DISEASE",
    "Study closed by sponsor": "STUDY TERMINATED BY SPONSOR",
}


def of(records, **wanted):
    """Return the records with these values."""
    return [record for record in records if all(record[name] == value for name, value in wanted.items())]


def earliest(dates):
    """Return the earliest of some dates, blank without any."""
    return min((date for date in dates if date), default="")


def responses(published, test="OVRLRESP"):
    """Return date and response of each assessment by subject."""
    found = {subject: [] for subject in TRUTH}
    for record in of(published.records("RS"), RSTESTCD=test):
        found[record["USUBJID"]].append((record["RSDTC"], record["RSSTRESC"]))
    return {subject: sorted(pairs) for subject, pairs in found.items()}


def true_responses(name):
    """Return date and true response of each assessment after baseline by subject."""
    return {
        subject: sorted((item["date"], item[name]) for item in line.get("assessments", []) if item[name])
        for subject, line in TRUTH.items()
    }


def best_confirmed(pairs):
    """Return CR or PR where a later assessment, 28 days on at least, confirms it; what lies behind a PD is not read."""
    until = next((number for number, (_, what) in enumerate(pairs) if what == "PD"), len(pairs))
    dated = [(dt.date.fromisoformat(date), what) for date, what in pairs[:until]]
    for best, confirmers in (("CR", {"CR"}), ("PR", {"CR", "PR"})):
        for number, (date, what) in enumerate(dated):
            later = dated[number + 1 :]
            if what == best and any(w in confirmers and (d - date).days >= CONFIRMED_AFTER for d, w in later):
                return best
    return ""


def test_the_truth_tells_of_forty_subjects_and_of_every_course():
    """The comparison below is worth something: all kinds of course are among the forty."""
    assert len(TRUTH) == 40
    assert len(TREATED) == 37
    assert {line["progression_route"] for line in TREATED.values()} == {"", "target", "non-target", "new"}
    assert {best_confirmed(pairs) for pairs in true_responses("overall").values()} == {"", "PR", "CR"}
    assert any(line["new_therapy"] for line in TREATED.values())


@pytest.mark.parametrize(
    ("variable", "name"),
    [
        ("RFXSTDTC", "first_dose"),
        ("RFXENDTC", "last_dose"),
        ("RFSTDTC", "first_dose"),
        ("RFENDTC", "last_dose"),
        ("RFICDTC", "consent"),
        ("DTHDTC", "death"),
        ("BRTHDTC", "birth"),
        ("SEX", "sex"),
        ("AGE", "age"),
    ],
)
def test_who_and_when_are_the_true_ones(published, variable, name):
    """Doses, consent, death and the person are in DM as they were, for all subjects."""
    found = {record["USUBJID"]: record[variable] for record in published.records("DM")}
    assert found == {subject: str(line.get(name, "")) for subject, line in TRUTH.items()}


def test_the_end_of_participation_is_the_last_day_that_anybody_knew(published):
    """RFPENDTC is the latest of end of study, last day known alive and death."""
    found = {record["USUBJID"]: record["RFPENDTC"] for record in published.records("DM")}
    for subject, line in TREATED.items():
        assert found[subject] == max(line["end_of_study"], line["last_alive"], line["death"]), subject


def test_death_is_flagged_for_the_dead_alone(published):
    """DTHFL is Y for each subject who truly died, and blank for all others."""
    dead = {record["USUBJID"] for record in of(published.records("DM"), DTHFL="Y")}
    assert dead == {subject for subject, line in TREATED.items() if line["death"]}


def test_the_true_day_of_progression_is_the_first_pd(published):
    """The earliest overall response PD of each subject has the true date, and who never progressed has none."""
    found = {s: earliest(date for date, what in pairs if what == "PD") for s, pairs in responses(published).items()}
    assert found == {subject: line.get("progression", "") for subject, line in TRUTH.items()}


def test_the_way_of_progression_is_seen_on_its_day(published):
    """What grew is told by target response, non-target response or new lesion indicator of the day of progression."""
    sign = {"target": ("TRGRESP", "PD"), "non-target": ("NTRGRESP", "PD"), "new": ("NEWLIND", "Y")}
    for subject, line in TREATED.items():
        if line["progression"]:
            test, what = sign[line["progression_route"]]
            assert (line["progression"], what) in responses(published, test)[subject], subject


def test_the_true_response_of_each_assessment_is_published(published):
    """Overall and non-target response of each assessment after baseline are the true ones, on their day."""
    assert responses(published) == true_responses("overall")
    assert responses(published, "NTRGRESP") == true_responses("non_target")


def test_a_target_response_that_is_not_the_true_one_is_a_planted_defect(published):
    """Where the investigator told another target response than the true one, the truth file lists it."""
    found, true = responses(published, "TRGRESP"), true_responses("target")
    other = {(s, date) for s in TRUTH for date, what in set(found[s]) ^ set(true[s])}
    planted = {
        f"EVINEC-{line['site']}-{line['subject']}"
        for line in DEFECTS
        if line["form"] == "response" and line["column"] == "rs_target"
    }
    assert {subject for subject, _ in other} == planted
    assert len(other) == len(planted)


def test_the_true_confirmed_best_response_follows_from_the_published_one(published):
    """Read from the published file, the same subjects have a confirmed CR or PR as in truth."""
    found = {subject: best_confirmed(pairs) for subject, pairs in responses(published).items()}
    assert found == {subject: best_confirmed(pairs) for subject, pairs in true_responses("overall").items()}


def test_the_true_start_of_a_new_therapy_is_published(published):
    """The earliest subsequent cancer therapy, drug or procedure, begins on the true day."""
    begun = [(r["USUBJID"], r["CMSTDTC"]) for r in of(published.records("CM"), CMCAT="SUBSEQUENT CANCER THERAPY")]
    begun += [(r["USUBJID"], r["PRSTDTC"]) for r in of(published.records("PR"), PRCAT="SUBSEQUENT CANCER THERAPY")]
    found = {subject: earliest(date for who, date in begun if who == subject) for subject in TRUTH}
    assert found == {subject: line.get("new_therapy", "") for subject, line in TRUTH.items()}


def test_the_true_doses_are_published(published):
    """EX holds each true period of intake with its dose, and no period without intake."""
    found = {subject: [] for subject in TRUTH}
    for record in published.records("EX"):
        found[record["USUBJID"]].append((record["EXSTDTC"], record["EXENDTC"], record["EXDOSE"]))
    true = {
        subject: [(start, stop, str(dose)) for start, stop, dose, *_ in line.get("doses", []) if dose]
        for subject, line in TRUTH.items()
    }
    assert {subject: sorted(periods) for subject, periods in found.items()} == true


def test_the_true_events_are_published(published):
    """Each true event is there with grade, group, term and cause; a date is the true one unless the export lost it."""
    number = {line["record_id"]: (line["site"], line["subject"], line["ae_no"]) for line in table("raw/ae.csv")}
    spoiled = {(*number[r["record_id"]], r["column"]) for r in DEFECTS if r["form"] == "ae" and r["defect"] in LOSING}
    found = {(record["USUBJID"], record["AESPID"]): record for record in published.records("AE")}
    true = {(s, str(event["number"])): event for s, line in TREATED.items() for event in line["adverse_events"]}
    assert found.keys() == true.keys()
    for (subject, name), event in true.items():
        record, where = found[subject, name], (*subject.split("-")[1:], name)
        assert (record["AETOXGR"], record["AEGRPID"]) == (str(event["grade"]), str(event["group"]))
        assert (record["AEREL"] == "RELATED", record["AEDECOD"]) == (event["related"], event["term"])
        if (*where, "ae_start") in spoiled:
            assert event["start"].startswith(record["AESTDTC"])
        else:
            assert record["AESTDTC"] == event["start"], where
        if (*where, "ae_stop") not in spoiled and (*where, "ae_ongoing") not in spoiled:
            assert record["AEENDTC"] == event["stop"], where


def ends(published, part):
    """Return reason and day of an end by subject."""
    return {r["USUBJID"]: (r["DSDECOD"], r["DSSTDTC"]) for r in of(published.records("DS"), DSSCAT=part)}


def test_the_true_reasons_of_ending_are_published(published):
    """Treatment and study end for the true reason; the study ends on the true day, and death on the day of death."""
    treatment, study = ends(published, "STUDY TREATMENT"), ends(published, "STUDY PARTICIPATION")
    assert treatment.keys() == TREATED.keys()
    assert study.keys() == TRUTH.keys()
    for subject, line in TREATED.items():
        why, left = line["end_of_treatment_reason"], line["end_of_study_reason"]
        assert treatment[subject][0] == REASONS.get(why, why.upper()), subject
        assert treatment[subject][1] >= line["last_dose"]
        assert study[subject] == (REASONS.get(left, left.upper()), line["end_of_study"]), subject
        assert (study[subject][0] == "DEATH") == bool(line["death"])
    assert {study[subject][0] for subject in TRUTH.keys() - TREATED.keys()} == {"SCREEN FAILURE"}


def test_the_true_days_of_consent_and_its_withdrawal_are_published(published):
    """Each subject consented on the true day, and who withdrew did so on the true day."""
    consents = of(published.records("DS"), DSDECOD="INFORMED CONSENT OBTAINED")
    assert {r["USUBJID"]: r["DSSTDTC"] for r in consents} == {subject: r["consent"] for subject, r in TRUTH.items()}
    withdrawn = {r["USUBJID"]: r["QVAL"] for r in of(published.records("SUPPDS"), QNAM="DSICWDTC")}
    assert withdrawn == {subject: line["withdrawn"] for subject, line in TREATED.items() if line["withdrawn"]}


def test_the_true_periods_without_dose_are_published(published):
    """EC holds every true dosing period, those without a dose as well, and why it changed."""
    changes = {(r["USUBJID"], r["IDVARVAL"]): r["QVAL"] for r in of(published.records("SUPPEC"), QNAM="ECCHANGE")}
    found = {subject: [] for subject in TRUTH}
    for r in published.records("EC"):
        dose = r["ECDOSE"] if r["ECOCCUR"] == "Y" else "0"
        found[r["USUBJID"]].append((r["ECSTDTC"], r["ECENDTC"], dose, changes[r["USUBJID"], r["ECSEQ"]]))
    true = {
        subject: [(start, stop, str(dose), change.upper()) for start, stop, dose, _, change in line.get("doses", [])]
        for subject, line in TRUTH.items()
    }
    assert found == true


def test_the_true_visits_are_published(published):
    """SV holds each true visit on its day, once, and beside them unscheduled ones alone."""
    found = {subject: [] for subject in TRUTH}
    for r in published.records("SV"):
        if r["VISIT"] != "UNSCHEDULED":
            assert (r["SVPRESP"], r["SVOCCUR"]) == ("Y", "Y")
            found[r["USUBJID"]].append((r["VISIT"], r["SVSTDTC"]))
    true = {subject: sorted((visit.upper(), day) for visit, day in r["visits"]) for subject, r in TRUTH.items()}
    assert {subject: sorted(visits) for subject, visits in found.items()} == true
