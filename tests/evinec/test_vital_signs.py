"""VS against the raw cells: every measurement once, in its unit, and what was not done."""

from __future__ import annotations

from collections import Counter

COLUMNS = {
    "HEIGHT": ("vs_height", "cm"),
    "WEIGHT": ("vs_weight", "kg"),
    "SYSBP": ("vs_sbp", "mmHg"),
    "DIABP": ("vs_dbp", "mmHg"),
    "PULSE": ("vs_pulse", "beats/min"),
    "TEMP": ("vs_temp", "C"),
}


def rows(evinec):
    """Yield each row of a subject of the trial with its USUBJID; a row that stands in the file twice comes once."""
    told = set()
    for cells in evinec.raw("vital_signs"):
        subject = f"EVINEC-{cells['site']}-{cells['subject']}"
        if subject in evinec.subjects and cells["record_id"] not in told:
            told.add(cells["record_id"])
            yield subject, cells


def test_every_measurement_is_submitted_as_typed_and_as_a_number(evinec):
    """One record each, with the collected text, the number and its unit; a decimal comma is one."""
    expected = Counter()
    for subject, cells in rows(evinec):
        for test, (column, unit) in COLUMNS.items():
            if typed := cells[column]:
                number = float(typed.replace(",", "."))
                expected[subject, cells["visit"].upper(), test, typed, number, unit, unit] += 1
    frame = evinec.frame("VS").dropna(subset=["VSORRES"])
    names = ["USUBJID", "VISIT", "VSTESTCD", "VSORRES", "VSSTRESN", "VSORRESU", "VSSTRESU"]
    assert Counter(frame[names].itertuples(index=False, name=None)) == expected


def test_a_form_not_done_is_not_done_in_every_test(evinec):
    """Height is asked at screening alone; each other test of a form that was not done says NOT DONE."""
    expected = Counter()
    for subject, cells in rows(evinec):
        if cells["vs_done"] == "0":
            asked = [test for test in COLUMNS if test != "HEIGHT" or cells["visit"] == "Screening"]
            expected.update((subject, cells["visit"].upper(), test) for test in asked)
    frame = evinec.frame("VS")
    not_done = frame[frame["VSSTAT"] == "NOT DONE"]
    assert Counter(not_done[["USUBJID", "VISIT", "VSTESTCD"]].itertuples(index=False, name=None)) == expected
    assert not_done[["VSORRES", "VSORRESU", "VSSTRESN", "VSDTC"]].isna().all(axis=None)


def test_no_measurement_was_made_up_for_a_test_that_nobody_asked(evinec):
    """Height is no record of a visit on treatment."""
    frame = evinec.frame("VS")
    assert set(frame[frame["VSTESTCD"] == "HEIGHT"]["VISIT"]) == {"SCREENING"}


def test_one_measurement_before_the_first_dose_is_flagged(evinec):
    """Each dosed subject has one VSLOBXFL for each test, on or before the day of the first dose; nobody else has."""
    first = {true["usubjid"]: true["first_dose"] for true in evinec.treated}
    frame = evinec.frame("VS")
    flagged = frame[frame["VSLOBXFL"] == "Y"]
    assert not flagged.duplicated(["USUBJID", "VSTESTCD"]).any()
    assert all(date[:10] <= first[who] for who, date in flagged[["USUBJID", "VSDTC"]].itertuples(index=False))
    before = frame[frame["VSDTC"].notna() & frame["VSORRES"].notna() & frame["USUBJID"].isin(first)]
    before = before[before["VSDTC"].str[:10] <= before["USUBJID"].map(first)]
    assert len(flagged) == len(before.drop_duplicates(["USUBJID", "VSTESTCD"]))
