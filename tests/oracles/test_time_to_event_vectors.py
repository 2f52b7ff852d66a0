"""Time to event against a reference implementation: six parameters of 150 subjects, and its one defect."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from nec_cdisc.rules.dated_record import DatedRecords
from nec_cdisc.rules.duration import days_lasted
from nec_cdisc.rules.time_to_event import Censoring, End, time_to_event

HERE = Path(__file__).parent
#: TTRPOS of T055 in the reference: the code of one end with the description of the other, both of one day.
DEFECT = ("TTRPOS", "T055")
COMPARED = ("ADT", "STARTDT", "AVAL", "CNSR", "EVNTDESC", "CNSDTDSC", "SRCDOM", "SRCVAR", "SRCSEQ")
LAST, FIRST = "LAST EVALUABLE ASSESSMENT", "TREATMENT START"
ENDS = ("END OF STUDY", "NEW ANTI-CANCER THERAPY")


def _rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _subjects():
    return _rows("tte_adsl.csv")


@cache
def _assessments():
    return _rows("tte_adrs.csv")


def _of_subject(variable):
    dates = np.array([row[variable] or "NaT" for row in _subjects()], "datetime64[D]")
    return DatedRecords(np.arange(len(dates)), dates)


def _of_response(keep):
    """Return all assessments, those that do not count without a subject, so that positions stay."""
    number = {row["USUBJID"]: place for place, row in enumerate(_subjects())}
    rows = _assessments()
    return DatedRecords(
        np.array([number[row["USUBJID"]] if keep(row["AVALC"]) else -1 for row in rows]),
        np.array([row["ADT"] for row in rows], "datetime64[D]"),
        np.array([int(row["ASEQ"]) for row in rows]),
    )


def _sources(parameter):
    """Return start, events, censorings and ends of a parameter, each with what it says and the variable it reads."""
    progression = (_of_response(lambda value: value == "PD"), "PD", "ADT")
    response = (_of_response(lambda value: value in {"CR", "PR"}), "RESPONSE", "ADT")
    death = (_of_subject("DTHDT"), "DEATH", "DTHDT")
    seen = _of_response(lambda value: value != "NE")
    start = _of_subject("TRTSDT")
    assessed = (Censoring(seen, 1), "LAST ASSESSMENT", LAST, "ADT")
    unassessed = (Censoring(start, 2), "NO BASELINE/POST ASSESSMENT", FIRST, "TRTSDT")
    if parameter == "OS":
        alive = (Censoring(_of_subject("LSTALVDT"), 1), "ALIVE", "LAST KNOWN ALIVE", "LSTALVDT")
        return start, [death], [alive, unassessed], []
    if parameter in {"PFS", "TTP"}:
        return start, [progression, death][: 1 if parameter == "TTP" else 2], [assessed, unassessed], []
    if parameter == "DOR":
        return _of_subject("RSPDT"), [progression, death], [assessed], []
    good = parameter == "TTRPOS"
    ends = [End(_of_subject("EOSDT"), 1, censors=good), End(_of_subject("NACTDT"), 3, censors=good)]
    censorings = [
        (Censoring(seen, 1), "", LAST, "ADT"),
        (Censoring(start, 4, named_by_end=False), "NO ASSESSMENT", FIRST, "TRTSDT"),
    ]
    return start, [response] if good else [progression, death], censorings, ends


def _origin(variable, record):
    sequence = _assessments()[record]["ASEQ"] if variable == "ADT" else ""
    return {"SRCDOM": "ADRS" if variable == "ADT" else "ADSL", "SRCVAR": variable, "SRCSEQ": sequence}


def _told(parameter):
    """Return the rows of a parameter, by subject, as the reference writes them."""
    start, events, censorings, ends = _sources(parameter)
    answer = time_to_event(start.date, [event[0] for event in events], [one[0] for one in censorings], ends)
    days = days_lasted(start.date, answer.date)
    told = {}
    for place in np.flatnonzero(~np.isnat(answer.date)).tolist():
        row = dict.fromkeys(COMPARED, "")
        row["ADT"], row["STARTDT"] = str(answer.date[place]), str(start.date[place])
        row["AVAL"], row["CNSR"] = f"{days[place]:.0f}", str(answer.code[place])
        event, censoring = answer.event[place], answer.censoring[place]
        if event >= 0:
            row["EVNTDESC"] = events[event][1]
            row.update(_origin(events[event][2], answer.record[place]))
        if censoring >= 0:
            row["EVNTDESC"], row["CNSDTDSC"] = censorings[censoring][1:3]
            row.update(_origin(censorings[censoring][3], answer.record[place]))
        if answer.named_by_end[place]:
            row["EVNTDESC"] = ENDS[answer.end[place]]
        told[_subjects()[place]["USUBJID"]] = row
    return told


@cache
def _expected():
    answers = {}
    for row in _rows("tte_expected.csv"):
        answers.setdefault(row["PARAMCD"], {})[row["USUBJID"]] = {name: row[name] for name in COMPARED}
    return answers


def test_every_parameter_is_here():
    """809 rows of six parameters, so that none is lost from the file unseen."""
    assert {name: len(rows) for name, rows in _expected().items()} == {
        "OS": 150,
        "PFS": 150,
        "TTP": 150,
        "DOR": 59,
        "PFSED": 150,
        "TTRPOS": 150,
    }


@pytest.mark.parametrize("parameter", _expected())
def test_each_row_equals_the_reference(parameter):
    """Dates, days, codes, descriptions and sources are those of the reference, and so are the subjects left out."""
    told, expected = _told(parameter), dict(_expected()[parameter])
    if parameter == DEFECT[0]:
        del told[DEFECT[1]], expected[DEFECT[1]]
    assert told == expected


def test_of_two_ends_on_one_day_the_first_gives_code_and_description():
    """The reference takes CNSR from the end of study and EVNTDESC from the new therapy; both belong to the first."""
    parameter, subject = DEFECT
    told, reference = _told(parameter)[subject], _expected()[parameter][subject]
    assert (reference["CNSR"], reference["EVNTDESC"]) == ("1", "NEW ANTI-CANCER THERAPY")
    assert told == {**reference, "EVNTDESC": "END OF STUDY"}
