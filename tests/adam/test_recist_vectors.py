"""Best responses against a reference implementation, through mappings: 31 variants, 300 subjects, one run."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from tests.adam.analysed import analysed, transport, written
from tests.adam.small import ADSL, STUDY, dm, rs

ORACLES = Path(__file__).parents[1] / "oracles"
READ = "RS.RSSTRESC, date: RS.RSDTC"
CONFIRMED = "confirmation: {c}, not_evaluable: {ne}, stable_between: {sd}"


def _rows(name):
    with (ORACLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


EXPECTED = _rows("recist_expected.csv")
VARIANTS = list(dict.fromkeys(row["variant"] for row in EXPECTED))


def _line(variant):
    """Return the verb of a variant with its options, as one writes it in YAML, and what the record says of it."""
    asked = re.match(r"(?:event_)?([a-z]+)", variant)[1]
    given = {"w": 42, "c": 28, "ne": 1, "sd": 0} | dict(re.findall(r"_(w|c|ne|sd)(\d+)", variant))
    minimum, confirmed = f"start: TRTSDT, minimum_sd: {given['w']}", CONFIRMED.format_map(given)
    as_ne = ", missing_as_ne: true" if variant.endswith("missing_as_ne") else ""
    flag = "{flag: said.answer is filled, otherwise: N}"
    return {
        "bor": (f"best_response: {READ}, {minimum}", "said.answer"),
        "cbor": (f"confirmed_best_response: {READ}, {minimum}, {confirmed}{as_ne}", "said.answer"),
        "rsp": (f"first_response: {READ}", flag),
        "crsp": (f"first_response: {READ}, confirmed: true, {confirmed}", flag),
        "cb": (f"clinical_benefit: {READ}, {minimum}", flag),
        "ccb": (f"clinical_benefit: {READ}, {minimum}, confirmed: true, {confirmed}", flag),
    }[asked]


def _mapping():
    blocks = []
    for number, variant in enumerate(VARIANTS):
        call, answer = _line(variant)
        blocks.append(
            f"  - from: ADSL\n    choose:\n      said: {{{call}}}\n"
            f"    set: {{parameter: {{constant: V{number}}}, answer: {answer}, when: said.RSDTC, number: said.RSSEQ}}\n"
        )
    return (
        "dataset: ADRS\none_record_per: parameter per subject\nrows:\n"
        + "".join(blocks)
        + "variables:\n  PARAM: {take: PARAMCD}\n  PARAMCD: parameter\n  AVALC: answer\n  ADT: when\n  SRCSEQ: number\n"
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Return value, date and deciding record of each variant and subject, as analysis of transport files has them."""
    folder = tmp_path_factory.mktemp("recist")
    subjects = _rows("recist_adsl.csv")
    names = [row["USUBJID"] for row in subjects]
    transport(folder / "sdtm", "DM", dm(names, RFXSTDTC=[row["TRTSDT"] for row in subjects]))
    records = [row | {"RSSTRESC": row["AVALC"], "RSDTC": row["ADT"]} for row in _rows("recist_ovr.csv")]
    transport(folder / "sdtm", "RS", rs(records))
    files = {"study.yaml": STUDY, "adam/adsl.yaml": ADSL, "adam/adrs.yaml": _mapping()}
    written(folder, {f"mappings/{name}": text for name, text in files.items()})
    ran = analysed(folder, folder / "sdtm")
    assert ran.queries == []
    answers = {}
    for row in ran.records("ADRS"):
        said = (row["AVALC"], row["ADT"], row["SRCSEQ"])
        answers.setdefault(VARIANTS[int(row["PARAMCD"][1:])], {})[row["USUBJID"]] = said
    return answers


@pytest.mark.parametrize("variant", VARIANTS)
def test_options_of_a_line_reach_each_variant_of_the_reference(told, variant):
    """Each subject has the value and the date of the reference, without exception."""
    expected = {row["USUBJID"]: (row["AVALC"], row["ADT"]) for row in EXPECTED if row["variant"] == variant}
    got = {subject: said[:2] for subject, said in told[variant].items()}
    assert len(expected) == 300
    assert {subject: got[subject] for subject in expected if got[subject] != expected[subject]} == {}


def test_the_record_that_decided_is_one_of_the_subject_on_that_day(told):
    """SRCSEQ of every answer with a date names the one RS record of the subject and date."""
    dated = {(row["USUBJID"], row["ADT"], row["RSSEQ"]) for row in _rows("recist_ovr.csv")}
    answers = [(s, *said[1:]) for of in told.values() for s, said in of.items()]
    assert {answer for answer in answers if answer[1]} <= dated
    assert Counter(bool(day) == bool(number) for _, day, number in answers) == {True: 9300}
