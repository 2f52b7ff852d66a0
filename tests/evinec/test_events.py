"""AE against the truth: every record of every event, with its dates as far as the site knows them."""

from __future__ import annotations

ACTIONS = {
    "Dose not changed": "DOSE NOT CHANGED",
    "Dose reduced": "DOSE REDUCED",
    "Drug interrupted": "DRUG INTERRUPTED",
    "Drug withdrawn": "DRUG WITHDRAWN",
}


def expected_dates(evinec):
    """Return start and stop by subject and number: the truth, as far as the planted cells still tell it."""
    dates = {
        (true["usubjid"], str(event["number"]), column): event[name]
        for true in evinec.treated
        for event in true["adverse_events"]
        for column, name in (("ae_start", "start"), ("ae_stop", "stop"))
    }
    for defect in evinec.defects():
        key = (f"EVINEC-{defect['site']}-{defect['subject']}", defect["cells"].get("ae_no"))
        if defect["form"] == "ae" and "iso" in defect:
            dates[*key, defect["column"]] = defect["iso"]
        if defect["defect"] == "ongoing_with_stop":
            dates[*key, "ae_stop"] = ""
    return dates


def test_events_have_the_dates_of_the_truth(evinec):
    """Start and end are recovered, partial where the site knows a part, blank where two answers contradict."""
    dates = expected_dates(evinec)
    records = evinec.records("AE")
    found = {(record["USUBJID"], record["AESPID"], "ae_start"): record["AESTDTC"] or "" for record in records}
    found |= {(record["USUBJID"], record["AESPID"], "ae_stop"): record["AEENDTC"] or "" for record in records}
    assert found == dates
    assert len(records) * 2 == len(dates)


def test_events_have_grade_group_term_and_cause_of_the_truth(evinec):
    """What was coded comes back as what happened."""
    true = {
        (line["usubjid"], str(event["number"])): event for line in evinec.treated for event in line["adverse_events"]
    }
    for record in evinec.records("AE"):
        event = true[record["USUBJID"], record["AESPID"]]
        assert (record["AETOXGR"], record["AEGRPID"]) == (str(event["grade"]), str(event["group"]))
        assert record["AEDECOD"] == event["term"]
        assert record["AEREL"] == ("RELATED" if event["related"] else "NOT RELATED")
        assert record["AEACN"] in {ACTIONS.get(event["action"], "NOT APPLICABLE"), "NOT APPLICABLE"}


def test_ongoing_events_say_so(evinec):
    """An event without an end is ongoing at the end of participation."""
    ends = dict(zip(evinec.frame("DM")["USUBJID"], evinec.frame("DM")["RFPENDTC"], strict=True))
    dates = expected_dates(evinec)
    unknown = {
        (f"EVINEC-{item['site']}-{item['subject']}", item["cells"]["ae_no"])
        for item in evinec.defects("unknown_date")
        if item["form"] == "ae"
    }
    for record in evinec.records("AE"):
        key = (record["USUBJID"], record["AESPID"])
        ongoing = not dates[*key, "ae_stop"] and key not in unknown
        assert (record["AEENRTPT"], record["AEENTPT"]) == (("ONGOING", ends[key[0]]) if ongoing else (None, None))
