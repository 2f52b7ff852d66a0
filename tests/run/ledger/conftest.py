"""A study that does with raw cells whatever the language can do, and its ledger in a form that tests compare."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

SOURCE = """\
source: edc
subject: [site, subj]
missing: [NK]
dates: {orders: dmy, unknown: [UN]}
ticks: {ticked: ["1"], not_ticked: ["0"]}
leave_out: {never opened: state is Closed}
not_submitted: {state: kept in the EDC}
forms:
  dm: {file: dm.csv, key: [site, subj], cut_off: first}
  ae: {file: ae.csv, key: [site, subj, no], private: story}
  coding: {file: coding.csv, key: [term, version]}
  vs: {file: vs.csv, key: [site, subj, day]}
  seen: {file: seen.csv, key: [site, subj, seen_on]}
  diary: {file: diary.csv, key: [site, subj, page]}
"""
DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: subj
  RFSTDTC: {date: first}
  RFPENDTC: {latest: seen.seen_on, keep: room is not Z}
  SITEID: site
  SEX: {code: sex, list: sex}
  COUNTRY: {constant: DEU}
"""
AE = """\
dataset: AE
one_record_per: event
rows:
  from: ae
  keep: term is filled
  look_up: {coded: {table: coding, match: {term: term}, keep: version is not old}}
  set: {told: {concatenate: [term, more], separator: " "}}
variables:
  AESEQ: {sequence: [AESPID]}
  AESPID: no
  AETERM: told
  AEDECOD: coded.pt
  AESER: {flag: serious is ticked}
  AESDTH: {ticked: death}
  AESTDTC: {date: start}
  AEENDTC: {date: stop, blank_when: going_on is ticked}
  AETOXGR: {take: grade, only_when: serious is ticked}
supplementary:
  AEWHY: {take: why, label: Reason}
edit_checks:
  - {when: AEENDTC is before AESTDTC, say: The event ends before it starts}
not_submitted: {story: free text that may name the patient, coding: {soc: the dictionary has it}}
"""
VS = """\
dataset: VS
one_record_per: test per visit
rows:
  from: vs
  one_row_per_test: {HEIGHT: {result: ht, unit: ht_u}, WEIGHT: {result: wt, unit: wt_u}}
  keep: result is not 0
variables:
  VSSEQ: {sequence: [VSDTC, VSTESTCD]}
  VSTESTCD: test
  VSTEST: {decode: VSTESTCD}
  VSORRES: result
  VSORRESU: unit
  VSSTRESC: result
  VSSTRESN: {number: result}
  VSDTC: {date: day}
"""
RAW = {
    "dm": "site,subj,sex,first,state\n01,001,f,01.07.2019,\n01,002,m,02.07.2019,\n02,001,f,,\n",
    "ae": "site,subj,no,term,more,serious,death,start,stop,going_on,grade,why,story,state\n",
    "coding": "term,version,pt,soc,state\nAche,1,Pain,Nerves,\nItch,1,Pruritus,Skin,\nItch,2,Itching,Skin,\n",
    "vs": "site,subj,day,ht,ht_u,wt,wt_u,state\n",
    "seen": "site,subj,seen_on,room,state\n",
    "diary": "site,subj,page,text\n",
}
FILES: dict[str, str | None] = {
    "mappings/sources/edc.yaml": SOURCE,
    "mappings/sdtm/dm.yaml": DM,
    "mappings/sdtm/ae.yaml": AE,
    "mappings/sdtm/vs.yaml": VS,
}
NOT_USED = "forms_not_used: {diary: nobody asked for it}\n"


Counted = tuple[int, dict[str | None, int], dict[str | None, int]]


def counted(path: Path, subject: tuple[str, ...]) -> Counted:
    """Count the rows of a CSV file, and its filled cells by column and by subject, with the csv module alone.

    Cells of rows of another length than the header have no column and no subject.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *records = list(csv.reader(file))
    columns: Counter[str | None] = Counter()
    people: Counter[str | None] = Counter()
    for record in records:
        named = dict(zip(header, record, strict=False)) if len(record) == len(header) else {}
        parts = [named.get(name, "") for name in subject]
        who = "-".join(part for part in parts if part.strip() and part != "NK") if set(subject) <= set(header) else ""
        for place, cell in enumerate(record):
            if cell.strip():
                columns[header[place] if named else None] += 1
                people[who or None] += 1
    return len(records), dict(columns), dict(people)


@pytest.fixture
def ties_out() -> Callable[..., None]:
    """Return a check that the ledger of a form says of its file what the csv module says."""

    def check(form, folder: Path, subject: tuple[str, ...]) -> None:
        rows, columns, people = counted(folder / form.file, subject)
        assert form.ties_out()
        assert (form.rows, form.cells) == (rows, sum(columns.values())), form.name
        told: Counter[str | None] = Counter()
        for column, _, _, cells in form.lines():
            told[column] += cells
        assert {name: cells for name, cells in told.items() if cells} == columns, form.name
        cells_of = {who: int(tally[1].sum()) for who, tally in form.subjects.items() if tally[1].any()}
        assert cells_of == people, form.name
        assert sum(int(tally[0].sum()) for tally in form.subjects.values()) == rows

    return check


@pytest.fixture
def study(build) -> Callable[..., Any]:
    """Return a builder of the study with other raw rows: form to lines below its header, or other files."""

    def built(rows: Mapping[str, str] | None = None, more: Mapping[str, str | None] | None = None):
        raw = {f"raw/{name}.csv": text + (rows or {}).get(name, "") for name, text in RAW.items()}
        return build({**FILES, **raw, **(more or {})}, study=NOT_USED)

    return built


@pytest.fixture
def fates() -> Callable[..., Any]:
    """Return what tells of a form's ledger: column (None: rows) to fate and detail to count."""

    def found(ran, form: str) -> dict[str | None, dict[tuple[str, str], int]]:
        (counts,) = (item for item in ran.outcome.ledger.forms if item.name == form)
        told: dict[str | None, dict[tuple[str, str], int]] = {}
        for column, reason, rows, cells in counts.lines():
            told.setdefault(column, {})[reason.fate.value, reason.detail] = rows if column is None else cells
        return told

    return found
