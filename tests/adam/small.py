"""Parts of small studies of analysis: one DM, its ADSL, overall responses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
