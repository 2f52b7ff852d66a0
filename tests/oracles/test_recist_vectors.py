"""Best overall response against a reference implementation: 31 variants of the rules, 300 subjects each."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from nec_cdisc.rules.assessment_sequence import assessment_sequence
from nec_cdisc.rules.best_response import best_response
from nec_cdisc.rules.clinical_benefit import clinical_benefit
from nec_cdisc.rules.confirmation import Confirmation
from nec_cdisc.rules.confirmed_best_response import confirmed_best_response
from nec_cdisc.rules.dated_record import DatedRecords
from nec_cdisc.rules.disease_control import disease_control
from nec_cdisc.rules.first_response import first_response
from nec_cdisc.rules.response import Response

HERE = Path(__file__).parent


def _rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _subjects():
    return {row["USUBJID"]: row["TRTSDT"] for row in _rows("recist_adsl.csv")}


@cache
def _input():
    """Return the sequences of all subjects, and their starts."""
    number = {subject: place for place, subject in enumerate(_subjects())}
    rows = _rows("recist_ovr.csv")
    records = DatedRecords(
        np.array([number[row["USUBJID"]] for row in rows]),
        np.array([row["ADT"] for row in rows], "datetime64[D]"),
        np.array([int(row["RSSEQ"]) for row in rows]),
    )
    responses = np.array([Response.of(row["AVALC"]) for row in rows])
    start = np.array(list(_subjects().values()), "datetime64[D]")
    return assessment_sequence(records, responses, len(number)), start


@cache
def _expected():
    answers = {}
    for row in _rows("recist_expected.csv"):
        answers.setdefault(row["variant"], {})[row["USUBJID"]] = (row["AVALC"], row["ADT"])
    return answers


def _answer(variant):
    """Derive what a variant asks, with the parameters that its name holds."""
    sequence, start = _input()
    asked = re.match(r"(?:event_)?([a-z]+)", variant)[1]
    number = {key: int(value) for key, value in re.findall(r"_(w|c|ne|sd)(\d+)", variant)}
    minimum = number.get("w", 42)
    confirmation = Confirmation(number.get("c", 28), number.get("ne", 1), number.get("sd", 0))
    as_ne = variant.endswith("missing_as_ne")
    if asked == "bor":
        return best_response(sequence, start, minimum_sd=minimum)
    if asked == "cbor":
        return confirmed_best_response(
            sequence, start, minimum_sd=minimum, confirmation=confirmation, missing_as_ne=as_ne
        )
    if asked in {"rsp", "crsp"}:
        return first_response(sequence, confirmation if asked == "crsp" else None)
    return clinical_benefit(sequence, start, minimum_sd=minimum, confirmation=confirmation if asked == "ccb" else None)


def _told(answer):
    values = answer.texts() if hasattr(answer, "texts") else np.where(answer.found, "Y", "N").tolist()
    dates = ["" if np.isnat(date) else str(date) for date in answer.date]
    return dict(zip(_subjects(), zip(values, dates, strict=True), strict=True))


def test_every_variant_is_here():
    """31 variants of 300 subjects, so that none is lost from the file unseen."""
    assert len(_expected()) == 31
    assert {len(answers) for answers in _expected().values()} == {300}


@pytest.mark.parametrize("variant", _expected())
def test_value_and_date_equal_the_reference(variant):
    """Each subject has the value and the date of the reference, without exception."""
    told, expected = _told(_answer(variant)), _expected()[variant]
    assert {subject: told[subject] for subject in expected if told[subject] != expected[subject]} == {}


@pytest.mark.parametrize("variant", [name for name in _expected() if "bor" in name])
def test_the_deciding_record_has_the_date_of_the_answer(variant):
    """The record that is named belongs to the subject and lies on the date; a subject without records names none."""
    answer, sequence = _answer(variant), _input()[0]
    assert (answer.found == (np.bincount(sequence.subject, minlength=300) > 0)).all()
    record = answer.record[answer.found]
    assert sequence.given.subject[record].tolist() == np.flatnonzero(answer.found).tolist()
    assert (sequence.given.date[record] == answer.date[answer.found]).all()


@pytest.mark.parametrize("variant", ["bor_w42", "cbor_c28_ne1_sd0"])
def test_disease_control_is_the_clinical_benefit_of_the_same_rule(variant):
    """Two ways to ask whether a disease was under control give the same subjects, if not the same dates."""
    benefit = _answer("cb_w42" if variant == "bor_w42" else "event_ccb_c28_w42")
    assert disease_control(_answer(variant)).found.tolist() == benefit.found.tolist()


def test_the_strict_reading_differs_where_disease_followed_a_complete_response():
    """Only subjects with disease after their first CR can have another confirmed best response."""
    sequence, start = _input()
    common, strict = (confirmed_best_response(sequence, start, strict=reading) for reading in (False, True))
    changed = common.value != strict.value
    first = sequence.first(sequence.response == Response.CR)[sequence.subject]
    later = (first >= 0) & (np.arange(len(first)) > first)
    seen = later & sequence.within((Response.PR, Response.SD, Response.NON_CR_NON_PD))
    assert changed.any()
    assert set(np.flatnonzero(changed)) <= set(sequence.subject[seen].tolist())
    assert set(strict.value[changed].tolist()) <= {Response.PD, Response.SD, Response.PR}
