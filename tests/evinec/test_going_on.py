"""A subject who is still treated when the data are exported: worked out by hand in a clean export."""

from __future__ import annotations

import csv

import pytest

#: What the site has not filled in yet.
LATER = ("end_of_treatment", "end_of_study", "death", "survival_follow_up", "subsequent_therapy")
#: A subject with three periods of intake, the last of them from 2015-11-30.
SITE, SUBJECT = "01", "001"


@pytest.fixture(scope="module")
def going_on(run_evinec, rerun_evinec):
    """Take away the ends of the last dosing period and of an event of a subject, and all that comes after them."""
    clean = run_evinec(subjects=12, seed=2014, clean=True)
    for form in ("dosing", "ae", *LATER):
        rows = clean.raw(form)
        own = [cells for cells in rows if (cells["site"], cells["subject"]) == (SITE, SUBJECT)]
        if form == "dosing":
            own[-1]["ec_stop"] = ""
        elif form == "ae":
            own[-1] |= {"ae_stop": "", "ae_ongoing": "1", "ae_outcome": "3", "ae_outcome_label": ""}
        else:
            rows = [cells for cells in rows if cells not in own]
        with (clean.folder / "raw" / f"{form}.csv").open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, list(own[0] if not rows else rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return rerun_evinec(clean)


def of_subject(evinec, dataset):
    """Return the records of the subject."""
    return [record for record in evinec.records(dataset) if record["USUBJID"] == f"EVINEC-{SITE}-{SUBJECT}"]


def test_the_end_of_an_earlier_period_is_not_the_last_dose(going_on):
    """While a period goes on, the day of the last dose is not known."""
    assert [record["EXENDTC"] for record in of_subject(going_on, "EX")] == ["2015-09-26", "2015-11-23", None]
    (record,) = of_subject(going_on, "DM")
    assert (record["RFXSTDTC"], record["RFXENDTC"], record["RFENDTC"]) == ("2015-09-10", None, None)


def test_follow_up_has_not_begun_while_a_period_goes_on(going_on):
    """SE ends with the treatment, which is open, and whatever was taken or happened since the first dose lies in it."""
    assert [(record["ETCD"], record["SEENDTC"]) for record in of_subject(going_on, "SE")] == [
        ("SCRN", "2015-09-10"),
        ("EVE", None),
    ]
    assert {record["EPOCH"] for dataset in ("EX", "AE") for record in of_subject(going_on, dataset)} == {"TREATMENT"}


def test_what_goes_on_was_seen_to_at_the_last_visit(going_on):
    """Who has not left the study has no end of participation; the last visit is when an event was known to go on."""
    (record,) = of_subject(going_on, "DM")
    assert record["RFPENDTC"] is None
    last = max(visit["SVSTDTC"] for visit in of_subject(going_on, "SV") if visit["SVSTDTC"])
    events = [event for event in of_subject(going_on, "AE") if event["AEENRTPT"] == "ONGOING"]
    assert events
    assert {event["AEENTPT"] for event in events} == {last}


def test_a_period_that_goes_on_is_no_question(going_on):
    """Nobody is asked for an end that has not come."""
    assert [item.message for item in going_on.queries if item.cells.file == "raw/dosing.csv"] == []
