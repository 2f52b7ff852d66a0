"""TU, TR and RS against the truth: lesions, sizes, states, sums and the investigator's responses."""

from __future__ import annotations

from collections import Counter

STATES = {
    "Present": "PRESENT",
    "Absent": "ABSENT",
    "Too small to measure": "TOO SMALL TO MEASURE",
    "Not evaluable": "NE",
}
STATES |= {"Unequivocal progression": "UNEQUIVOCAL PROGRESSION"}


def visits(evinec):
    """Yield each assessment of the truth with its subject and the visit as it is submitted."""
    for true in evinec.treated:
        for assessment in true["assessments"]:
            yield true["usubjid"], assessment["visit"].upper(), assessment


def lesions_seen(evinec):
    """Return what was read of target lesions, as planted: (subject, visit, lesion, test, value) with their number."""
    seen = Counter()
    for subject, visit, assessment in visits(evinec):
        for lesion in assessment["target_lesions"]:
            name = f"T{lesion['number']}"
            seen[subject, visit, name, "TUMSTATE", STATES[lesion["state"]]] += 1
            if lesion["size"] is not None:
                seen[subject, visit, name, "LPERP" if lesion["node"] else "LDIAM", float(lesion["size"])] += 1
    for defect in evinec.defects("duplicate_lesion_number", "lesion_not_identified"):
        cells = defect["cells"]
        subject, visit = f"EVINEC-{cells['site']}-{cells['subject']}", cells["visit"].upper()
        test, size = ("LDIAM", cells["tl_diameter"]) if cells["tl_diameter"] else ("LPERP", cells["tl_short_axis"])
        state = {"1": "PRESENT", "2": "ABSENT", "3": "TOO SMALL TO MEASURE", "4": "NE"}[cells["tl_state"]]
        for name, change in ((f"T{cells['tl_no']}", 1), (f"T{defect['clean']}", -1)):
            if name != "T":
                seen[subject, visit, name, "TUMSTATE", state] += change
                if size:
                    seen[subject, visit, name, test, float(size)] += change
    return +seen


def test_sizes_and_states_of_target_lesions_are_those_of_the_truth(evinec):
    """Every reading of every target lesion is recovered, under the number that the site gave it."""
    found = Counter()
    for record in evinec.records("TR"):
        if (record["TRLNKID"] or "").startswith("T"):
            value = record["TRSTRESC"] if record["TRTESTCD"] == "TUMSTATE" else record["TRSTRESN"]
            found[record["USUBJID"], record["VISIT"], record["TRLNKID"], record["TRTESTCD"], value] += 1
    assert found == lesions_seen(evinec)


def test_sums_of_diameters_are_those_collected(evinec):
    """SUMDIAM is the site's own sum, right or wrong."""
    sums = {(subject, visit): item["sum"] for subject, visit, item in visits(evinec) if item["sum"] is not None}
    for defect in evinec.defects("sum_differs"):
        sums[f"EVINEC-{defect['site']}-{defect['subject']}", defect["cells"]["visit"].upper()] = int(defect["value"])
    records = [record for record in evinec.records("TR") if record["TRTESTCD"] == "SUMDIAM"]
    assert {(record["USUBJID"], record["VISIT"]): record["TRSTRESN"] for record in records} == sums


def test_lesions_are_identified_once(evinec):
    """TU holds each lesion once: targets and non-targets at baseline, new and forgotten ones when they appear."""
    expected = Counter()
    for subject, visit, item in visits(evinec):
        if visit == "SCREENING":
            expected[subject, visit, "TARGET"] += len(item["target_lesions"])
            expected[subject, visit, "NON-TARGET"] += len(item["non_target_states"])
        expected[subject, visit, "NEW"] += item["new_lesions"]
    for defect in evinec.defects("lesion_not_identified"):
        expected[f"EVINEC-{defect['site']}-{defect['subject']}", defect["cells"]["visit"].upper(), "TARGET"] += 1
    frame = evinec.frame("TU")
    found = Counter(frame[["USUBJID", "VISIT", "TUORRES"]].itertuples(index=False, name=None))
    assert found == +expected
    assert not frame.duplicated(["USUBJID", "TULNKID"]).any()


def test_every_lesion_assessed_has_its_record(evinec):
    """TR and TU are linked, both ways; a lesion that screening did not know is one of the planted defects."""
    frame = evinec.frame("TU")
    known = set(frame[["USUBJID", "TULNKID"]].itertuples(index=False, name=None))
    assessed = evinec.frame("TR").dropna(subset=["TRLNKID"])
    assert set(assessed[["USUBJID", "TRLNKID"]].itertuples(index=False, name=None)) == known
    late = frame[(frame["VISIT"] != "SCREENING") & (frame["TUORRES"] != "NEW")]
    planted = evinec.defects("lesion_not_identified")
    assert set(late[["USUBJID", "TULNKID"]].itertuples(index=False, name=None)) == {
        (f"EVINEC-{item['site']}-{item['subject']}", f"T{item['value']}") for item in planted
    }


def test_responses_are_those_of_the_investigator(evinec):
    """Target, non-target, new lesion and overall response are recovered; where there is no such lesion, no record."""
    expected = {}
    for subject, visit, item in visits(evinec):
        if visit == "SCREENING":
            continue
        answers = {"TRGRESP": item["target"], "NTRGRESP": item["non_target"], "OVRLRESP": item["overall"]}
        answers["NEWLIND"] = "Y" if item["new_lesions"] else "N"
        expected |= {(subject, visit, test, item["date"]): answer for test, answer in answers.items() if answer}
    for defect in evinec.defects("response_differs"):
        key = (f"EVINEC-{defect['site']}-{defect['subject']}", defect["cells"]["visit"].upper(), "TRGRESP")
        expected |= {name: "PR" for name in expected if name[:3] == key}
    records = [record for record in evinec.records("RS") if record["RSCAT"] == "RECIST 1.1"]
    found = {
        tuple(record[name] for name in ("USUBJID", "VISIT", "RSTESTCD", "RSDTC")): record["RSSTRESC"]
        for record in records
    }
    assert found == expected
    assert len(found) == len(records)
