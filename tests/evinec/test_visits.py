"""SV against the raw cells, and one number for one encounter in all datasets."""

from __future__ import annotations

from collections import Counter, defaultdict

DATES = {"VS": "VSDTC", "LB": "LBDTC", "RS": "RSDTC", "QS": "QSDTC", "TU": "TUDTC", "TR": "TRDTC", "SS": "SSDTC"}


def test_every_visit_is_submitted(evinec):
    """SV has each visit of the visit form with its day; a planned one occurred, an unscheduled one says why it was."""
    expected = Counter()
    for cells in {tuple(sorted(row.items())): row for row in evinec.raw("visits")}.values():
        day, month, year = cells["visit_date"].split(".")
        planned = cells["visit"] != "Unscheduled"
        answers = ("Y", "Y", None) if planned else (None, None, cells["visit_reason"])
        who = f"EVINEC-{cells['site']}-{cells['subject']}"
        expected[who, cells["visit"].upper(), f"{year}-{month}-{day}", *answers] += 1
    names = ["USUBJID", "VISIT", "SVSTDTC", "SVPRESP", "SVOCCUR", "SVUPDES"]
    assert Counter(evinec.frame("SV")[names].itertuples(index=False, name=None)) == expected


def test_a_planned_visit_stands_once(evinec):
    """No subject has a visit number twice in SV, planned or not."""
    frame = evinec.frame("SV")
    assert not frame.duplicated(["USUBJID", "VISITNUM"]).any()


def test_one_encounter_has_one_number_in_all_datasets(evinec):
    """An unscheduled record has the number of the visit on its day, and no record has one that SV lacks."""
    known, on_day = defaultdict(set), {}
    for record in evinec.records("SV"):
        known[record["USUBJID"]].add((record["VISITNUM"], record["VISIT"]))
        if record["VISIT"] == "UNSCHEDULED":
            on_day[record["USUBJID"], record["SVSTDTC"]] = record["VISITNUM"]
    unscheduled = 0
    for dataset, date in DATES.items():
        for record in evinec.records(dataset):
            number, visit, who = record["VISITNUM"], record["VISIT"], record["USUBJID"]
            assert number is None or (number, visit) in known[who]
            if visit == "UNSCHEDULED":
                assert number == on_day.get((who, record[date][:10]))
                unscheduled += number is not None
    assert unscheduled or not on_day
