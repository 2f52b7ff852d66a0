"""Planted dirt: every kind is there, each is what its name says, and it spares what decides endpoints."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime

import pytest

from nec_cdisc.simulate.codes import CODES
from nec_cdisc.simulate.defect_kinds import DEFECT_KINDS
from nec_cdisc.simulate.export import simulate
from nec_cdisc.simulate.forms import FORMS

PATTERNS = {
    "unknown_day": r"UN\.\d\d\.\d{4}",
    "unknown_month": r"UN\.UN\.\d{4}",
    "unknown_date": r"UNK",
    "impossible_date": r"3[01]\.\d\d\.\d{4}",
    "two_digit_year": r"\d\d\.\d\d\.\d\d",
    "german_month_name": r"\d\d?(\. |-)[A-Za-zä]+[ -]\d{4}",
    "english_month_name": r"\d\d[ -][A-Z]{3}[ -]\d{4}",
    "german_decimal": r"\d+,\d+",
    "trailing_blank": r"\S.* +",
    "below_limit": r"<[\d.]+",
    "micro_sign": r"[\u00b5\u03bc](mol/L|g/L|g)",
    "duplicate_lesion_number": r"1",
    "orphan_subject": r"9\d{5}",
    "unscheduled_visit": r"Unscheduled",
    "form_never_opened": r"Not started",
    "crf_version_change": r"",
}


@pytest.mark.parametrize("kind", sorted(DEFECT_KINDS))
def test_every_kind_is_planted(dirty, kind):
    """An export of forty subjects has each kind of dirt at least once, and more often two times."""
    assert sum(line["defect"] == kind for line in dirty.of_kind("defect")) >= 2


def test_other_seeds_have_every_kind_too(tmp_path):
    """The kinds do not depend on a lucky seed."""
    for seed in (1, 99):
        simulate(tmp_path / "raw", seed=seed)
        lines = (tmp_path / "raw.truth.jsonl").read_text(encoding="utf-8").splitlines()
        found = {match[1] for line in lines if (match := re.search(r'"kind":"defect",.*"defect":"(\w+)"', line))}
        assert found == set(DEFECT_KINDS)


@pytest.mark.parametrize("kind", sorted(PATTERNS))
def test_planted_values_look_like_their_kind(dirty, kind):
    """The cell of a defect is what the name of its kind says."""
    values = [line["value"] for line in dirty.of_kind("defect") if line["defect"] == kind]
    assert values
    assert [value for value in values if not re.fullmatch(PATTERNS[kind], value)] == []


def test_impossible_dates_are_in_no_calendar(dirty):
    """An impossible date cannot be parsed as a day."""
    for line in dirty.of_kind("defect"):
        if line["defect"] == "impossible_date":
            with pytest.raises(ValueError, match="day is out of range"):
                datetime.strptime(line["value"], "%d.%m.%Y")  # noqa: DTZ007 - a calendar day, no moment


def test_usable_part_of_a_date_is_a_part_of_the_true_one(dirty):
    """What can still be read from a spoiled date is the true date or its beginning."""
    dated = [line for line in dirty.of_kind("defect") if "iso" in line and line["defect"] != "end_before_start"]
    assert len(dated) > 30
    for line in dated:
        assert line["true_iso"].startswith(line["iso"]), line
        day, month, year = line["clean"].split(".")
        assert line["true_iso"] == f"{year}-{month}-{day}"


def test_unknown_codes_are_in_no_list(dirty):
    """An unknown code is not among the codes of its column."""
    for line in dirty.of_kind("defect"):
        if line["defect"] == "unknown_code":
            assert line["value"] not in CODES[line["column"]]
            assert line["clean"] in CODES[line["column"]]


def test_mixed_case_differs_in_case_alone(dirty):
    """A mixed-case code is its list's code when all letters are capital."""
    for line in dirty.of_kind("defect"):
        if line["defect"] == "mixed_case_code":
            assert line["value"] != line["clean"]
            assert line["value"].upper() == line["clean"].upper()


def test_never_opened_forms_hold_zeros_alone(dirty):
    """A form never opened has its keys and zeros, and at least one zero."""
    rows = {row["record_id"]: row for row in dirty.form("ae")}
    for line in dirty.of_kind("defect"):
        if line["defect"] == "form_never_opened":
            row = rows[line["record_id"]]
            answers = {value for name, value in row.items() if name.startswith(("ae_", "last_modified"))}
            assert answers == {"", "0"}


def test_stray_letters_are_all_listed(dirty):
    """Each cell outside ASCII, and each with a blank at its end, is a listed defect."""
    planted = {(line["form"], line["row"], line["column"]) for line in dirty.of_kind("defect")}
    for name in FORMS:
        for number, row in enumerate(dirty.form(name), start=2):
            odd = {column for column, value in row.items() if not value.isascii() or value != value.strip()}
            months = {column for column in odd if "M\u00e4rz" in row[column]}
            for column in odd - months:
                assert (name, number, column) in planted, (name, number, column, row[column])


def test_lesion_numbers_are_unique_but_where_planted(dirty):
    """Only the planted lesions repeat a number within an assessment or lack a baseline."""
    rows = dirty.form("target_lesions")
    counted = Counter((row["site"], row["subject"], row["visit"], row["tl_no"]) for row in rows)
    repeated = {key[:3] for key, count in counted.items() if count > 1}
    baseline = {(row["site"], row["subject"], row["tl_no"]) for row in rows if row["visit"] == "Screening"}
    unknown = {row["record_id"] for row in rows if (row["site"], row["subject"], row["tl_no"]) not in baseline}
    planted = [line for line in dirty.of_kind("defect") if line["form"] == "target_lesions"]
    where = {row["record_id"]: (row["site"], row["subject"], row["visit"]) for row in rows}
    assert repeated == {where[line["record_id"]] for line in planted if line["defect"] == "duplicate_lesion_number"}
    assert unknown == {line["record_id"] for line in planted if line["defect"] == "lesion_not_identified"}


def test_dates_that_decide_endpoints_are_spared(dirty):
    """Consent, doses, scans, assessments and death keep clean dates."""
    spared = {"ic_date", "ec_start", "ec_stop", "tl_date", "nt_date", "nl_date", "rs_date", "dd_date", "et_last_dose"}
    assert not [line for line in dirty.of_kind("defect") if line["column"] in spared]
