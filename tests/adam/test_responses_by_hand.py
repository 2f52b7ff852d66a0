"""ADRS and ADTTE of the demo study against what was worked out by hand for the six golden subjects, and the truth."""

from __future__ import annotations

import json

import pytest
from tests.adam.by_hand import TESTS, by_hand

SUBJECTS = {f"EVINEC-{number}" for number in ("01-001", "02-005", "03-003", "04-004", "06-003", "06-004")}
DAYS_PER_MONTH = 30.4375


def cells(records, names):
    """Return the records of the six subjects as tuples of these variables, in one order."""
    return sorted(tuple(record[name] for name in names) for record in records if record["USUBJID"] in SUBJECTS)


def test_responses_are_as_worked_out_by_hand(analysis_of_demo):
    """Each parameter of ADRS has the records, days, flags and sources that were written before the first run."""
    wanted = by_hand("adrs")
    names = list(wanted[0])
    assert cells(analysis_of_demo("ADRS"), names) == cells(wanted, names)


def test_times_are_as_worked_out_by_hand(analysis_of_demo):
    """Each parameter in days has start, end, length, censoring and source as written before the first run."""
    parameter = {
        (row["USUBJID"], dataset, row["ASEQ"]): row["PARAMCD"]
        for dataset in ("ADRS", "ADQS")
        for row in analysis_of_demo(dataset)
    }
    got = [
        row | {"OF": parameter.get((row["USUBJID"], row["SRCDOM"], row["SRCSEQ"]), "")}
        for row in analysis_of_demo("ADTTE")
    ]
    wanted = by_hand("adtte")
    names = list(wanted[0])
    assert cells([row for row in got if "(days)" in row["PARAM"]], names) == cells(wanted, names)


def test_a_time_in_months_is_that_in_days_once_more(analysis_of_demo):
    """Each record in days has one in months of the same dates, censoring and source, AVAL divided by 30.4375."""
    rows = {(row["USUBJID"], row["PARAMCD"]): row for row in analysis_of_demo("ADTTE")}
    in_days = {name: row for name, row in rows.items() if "(days)" in row["PARAM"]}
    assert {(subject, f"{code}M") for subject, code in in_days} == rows.keys() - in_days.keys()
    for (subject, code), row in in_days.items():
        months = rows[subject, f"{code}M"]
        assert float(months["AVAL"]) == pytest.approx(int(row["AVAL"]) / DAYS_PER_MONTH, abs=1e-6)
        other = {"PARAM", "PARAMCD", "AVAL", "ASEQ"}
        assert {k: v for k, v in row.items() if k not in other} == {k: v for k, v in months.items() if k not in other}


def test_every_source_is_a_record_of_a_published_dataset(analysis_of_demo):
    """SRCDOM and SRCSEQ of ADTTE lead to one record of ADRS or ADQS, or to the subject's of ADSL, with the date."""
    numbered = {
        (dataset, row["USUBJID"], row["ASEQ"]): row for dataset in ("ADRS", "ADQS") for row in analysis_of_demo(dataset)
    }
    subjects = {row["USUBJID"]: row for row in analysis_of_demo("ADSL")}
    seen = set()
    for row in analysis_of_demo("ADTTE"):
        subject = row["USUBJID"]
        source = subjects[subject] if row["SRCDOM"] == "ADSL" else numbered[row["SRCDOM"], subject, row["SRCSEQ"]]
        assert source[row["SRCVAR"]] == row["ADT"], row
        seen.add((row["SRCDOM"], row["SRCVAR"]))
    of_subject = {("ADSL", name) for name in ("DTHDT", "LSTALVDT", "TRTSDT", "TRTEDT")}
    assert seen == {("ADRS", "ADT"), ("ADQS", "ADT")} | of_subject


def test_the_truth_of_all_forty_subjects_is_recovered(analysis_of_demo):
    """Progression, death, new therapy, first dose and end of study are the true ones of the generator's file."""
    lines = map(json.loads, (TESTS / "truth" / "evinec_2014.jsonl").read_text("utf-8").splitlines())
    truth = {line["usubjid"]: line for line in lines if line["kind"] == "subject"}
    dated = {(row["USUBJID"], row["PARAMCD"]): row["ADT"] for row in analysis_of_demo("ADRS")}
    assert len(truth) == 40
    for subject, line in truth.items():
        for code, name in (("PD", "progression"), ("DEATH", "death"), ("NACT", "new_therapy")):
            assert dated.get((subject, code), "") == line.get(name, ""), (subject, code)
    for row in analysis_of_demo("ADSL"):
        line = truth[row["USUBJID"]]
        assert row["TRTSDT"] == line.get("first_dose", "")
        assert row["EOSDT"] == line.get("end_of_study", row["EOSDT"])
        assert row["EOSDT"]
        if line["treated"] and not row["DTHDT"]:
            assert row["LSTALVDT"] == line["last_alive"]
