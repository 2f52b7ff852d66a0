"""DM and EX against the truth: who the subjects are, and what they took when."""

from __future__ import annotations

from collections import defaultdict


def test_every_subject_has_one_record(evinec):
    """DM holds the subjects that exist, each once, and nobody else."""
    assert sorted(evinec.frame("DM")["USUBJID"]) == sorted(evinec.subjects)


def test_dates_of_dm_are_those_of_the_truth(evinec):
    """First and last dose, consent, death and end of participation are recovered from five forms."""
    for record in evinec.records("DM"):
        true = evinec.subjects[record["USUBJID"]]
        first, last = true.get("first_dose"), true.get("last_dose")
        assert (record["RFXSTDTC"], record["RFXENDTC"]) == (first, last)
        assert (record["RFSTDTC"], record["RFENDTC"]) == (first, last)
        assert record["RFICDTC"] == true["consent"]
        assert (record["DTHDTC"] or "", record["DTHFL"]) == (true.get("death", ""), "Y" if true.get("death") else None)
        if true["treated"]:
            assert record["RFPENDTC"] == max(true["end_of_study"], true["last_alive"])


def test_sex_age_and_birth_are_those_of_the_truth(evinec):
    """What a person is does not change on the way."""
    for record in evinec.records("DM"):
        true = evinec.subjects[record["USUBJID"]]
        assert (record["SEX"], record["AGE"], record["BRTHDTC"]) == (true["sex"], true["age"], true["birth"])
        assert (record["SITEID"], record["SUBJID"], record["COUNTRY"]) == (
            true["site"],
            f"{true['site']}-{true['subject']}",
            "DEU",
        )


def test_subject_numbers_tell_the_subjects_of_the_study_apart(evinec):
    """SUBJID is unique in the study, though each site counts from 001."""
    assert evinec.frame("DM")["SUBJID"].is_unique


def test_only_subjects_with_a_dose_have_an_arm(evinec):
    """A subject without a dose has no arm, and the reason why."""
    for record in evinec.records("DM"):
        arms = [record[name] for name in ("ARMCD", "ARM", "ACTARMCD", "ACTARM")]
        if evinec.subjects[record["USUBJID"]]["treated"]:
            assert arms == ["EVE10", "Everolimus 10 mg daily"] * 2
            assert record["ARMNRS"] is None
        else:
            assert arms == [None] * 4
            assert record["ARMNRS"] == "SCREEN FAILURE"


def test_exposure_is_what_was_taken(evinec):
    """EX holds the periods with intake, their dates and doses, and no missed or interrupted one."""
    exposure = defaultdict(list)
    for record in evinec.records("EX"):
        exposure[record["USUBJID"]].append([record["EXSTDTC"], record["EXENDTC"], record["EXDOSE"], record["EXDOSU"]])
    for true in evinec.treated:
        taken = [[start, stop, dose, "mg"] for start, stop, dose, *_ in true["doses"] if dose > 0]
        assert exposure.pop(true["usubjid"]) == taken
    assert not exposure
