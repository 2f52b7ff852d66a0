"""Parts of small studies of analysis: one DM, its ADSL, overall responses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import dedent, indent

from tests.adam.analysed import transport, written

#: What ADSL and its DM must have besides what a test is about.
PERSON = {"SUBJID": "1", "SITEID": "01", "AGEU": "YEARS", "SEX": "F", "RACE": "WHITE", "ARM": "A", "ACTARM": "A"}
STUDY = """\
study: TEST
title: A study to test with
export_date: 2021-12-31
identifiers:
  STUDYID: study
  USUBJID: {concatenate: [study, subject], separator: "-"}
"""
ADSL = """\
dataset: ADSL
one_record_per: subject
rows:
  from: DM
copied:
  DM: [SUBJID, SITEID, AGE, AGEU, SEX, RACE, ARM]
variables:
  TRT01P: ARM
  TRT01A: ACTARM
  TRTSDT: {take: RFXSTDTC}
  DTHDT: {take: DTHDTC}
"""


def dm(subjects: Sequence[str], **columns: Sequence[str]) -> dict[str, Sequence[object]]:
    """Return the columns of a DM: subjects with dates and other texts, blank where nothing is given."""
    count = len(subjects)
    table: dict[str, Sequence[object]] = {"STUDYID": ["TEST"] * count, "DOMAIN": ["DM"] * count, "USUBJID": subjects}
    table |= {name: [value] * count for name, value in PERSON.items()}
    table["AGE"] = [50.0] * count
    table |= {name: [""] * count for name in ("RFXSTDTC", "DTHDTC")} | columns
    return table


def rs(records: Sequence[Mapping[str, str]]) -> dict[str, Sequence[object]]:
    """Return the columns of an RS: USUBJID, RSSEQ, RSSTRESC and RSDTC of each record are given."""
    table: dict[str, Sequence[object]] = {"STUDYID": ["TEST"] * len(records), "DOMAIN": ["RS"] * len(records)}
    table["USUBJID"] = [row["USUBJID"] for row in records]
    table["RSSEQ"] = [float(row["RSSEQ"]) for row in records]
    table |= {
        name: [value] * len(records) for name, value in (("RSTESTCD", "OVRLRESP"), ("RSTEST", "Overall Response"))
    }
    return table | {name: [row[name] for row in records] for name in ("RSSTRESC", "RSDTC")}


ADTTE = """\
dataset: ADTTE
one_record_per: parameter per subject
rows:
  from: ADSL
  time_to_event:
{endpoints}
variables:
  PARAM: parameter_label
  PARAMCD: parameter
  STARTDT: start
  ADT: date
  CNSR: censor
  EVNTDESC: event_description
  CNSDTDSC: censor_date_description
  SRCDOM: source_dataset
  SRCVAR: source_variable
  SRCSEQ: source_sequence
"""
#: Three subjects: one died, one lives, one was never dosed.
SUBJECTS = ("TEST-1", "TEST-2", "TEST-3")
DOSED, DIED = ("2021-01-01", "2021-02-01", ""), ("2021-06-01", "", "")


def small(
    folder: Path, files: Mapping[str, str], *, died: Sequence[str] = DIED, responses: Sequence[Mapping[str, str]] = ()
) -> Path:
    """Write a study of three subjects with other mappings of analysis; its transport files stand in ``sdtm``."""
    transport(folder / "sdtm", "DM", dm(SUBJECTS, RFXSTDTC=DOSED, DTHDTC=died))
    transport(folder / "sdtm", "RS", rs(responses or [response("TEST-1", 1, "SD", "2021-03-01")]))
    return written(folder, {f"mappings/{name}": text for name, text in {**BASE, **files}.items()})


def response(subject: str, number: int, answer: str, day: str) -> dict[str, str]:
    """Return a record of RS."""
    return {"USUBJID": subject, "RSSEQ": str(number), "RSSTRESC": answer, "RSDTC": day}


def endpoints(text: str) -> str:
    """Return the mapping of an ADTTE with these parameters."""
    return ADTTE.format(endpoints=indent(dedent(text), "    "))


BASE = {"study.yaml": STUDY, "adam/adsl.yaml": ADSL}
