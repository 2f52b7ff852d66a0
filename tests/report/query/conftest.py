"""A small study with dirt, and its queries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from nec_cdisc.report.query.build import query_list
from nec_cdisc.report.query.model import Query, QueryList

AE = """\
dataset: AE
one_record_per: event
rows:
  from: ae
  look_up:
    coding: {table: coding, match: {verbatim: term}}
variables:
  AESEQ: {sequence: [AESTDTC, AETERM, AESPID]}
  AESPID: no
  AETERM: term
  AEDECOD: coding.pt
  AESER: {code: serious, list: yes_no}
  AESTDTC: {date: start}
  AEENDTC: {date: stop, blank_when: ongoing is ticked}
edit_checks:
  - {when: AEENDTC is before AESTDTC, say: The event ends before it starts}
not_submitted: {note: free text}
"""
#: Another dataset of the same form, so that one raw cell feeds several variables.
CM = """\
dataset: CM
one_record_per: event treated
rows: {from: ae, keep: term is filled}
variables:
  CMSEQ: {sequence: [CMTRT]}
  CMTRT: term
  CMSTDTC: {date: start}
  CMENDTC: {date: start}
"""
LISTS = "sex: {unknown: query, terms: {f: F, m: M}}\nyes_no: {unknown: query, terms: {'1': Y, '0': N}}\n"
CODING = "verbatim,pt\nRash,Rash\nNausea,Nausea\nFatigue,Fatigue\n"
HEADER = "site,subj,visit,no,term,serious,start,stop,ongoing,note"
SOURCE = """\
source: edc
subject: [site, subj]
visit: visit
missing: [NK]
dates: {orders: dmy, unknown: [UN]}
ticks: {ticked: ["1"], not_ticked: ["0"]}
not_submitted: {visit: a running log}
forms:
  dm: {file: dm.csv, key: [site, subj]}
  ae: {file: ae.csv, key: [site, subj, no]%s}
  coding: {file: coding.csv, key: verbatim}
"""
DM = "site,subj,visit,sex,first\n01,001,Screening,f,01.07.2019\n01,002,Screening,m,02.07.2019\n02,001,Screening,f,\n"

Asked = Callable[..., QueryList]


def study(*events: str, private: str = "", files: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the files of the study with some events, as lines of the form."""
    return {
        "mappings/sources/edc.yaml": SOURCE % private,
        "mappings/code_lists.yaml": LISTS,
        "mappings/sdtm/ae.yaml": AE,
        "mappings/sdtm/cm.yaml": CM,
        "raw/coding.csv": CODING,
        "raw/dm.csv": DM,
        "raw/ae.csv": "\n".join((HEADER, *events)) + "\n",
        **(files or {}),
    }


@pytest.fixture
def asked(build) -> Asked:
    """Give a function that runs the study with some events and returns its queries."""

    def ask(*events: str, private: str = "", files: Mapping[str, str] | None = None) -> QueryList:
        built = build(study(*events, private=private, files=files))
        outcome = built.run_all_the_same().outcome
        return query_list([*built.linted.problems, *outcome.problems], outcome.whereabouts, built.plan)

    return ask


def query(**parts: object) -> Query:
    """Return a query to write, with some parts of its own."""
    whole: dict[str, object] = {
        "id": "Q-AAAA-BBBB-CCCC",
        "site": "01",
        "subject": "01-001",
        "visit": "Screening",
        "form": "ae",
        "key": "site=01; subj=001; no=1",
        "field": "start",
        "value": "31.02.2019",
        "reason": "no such day",
        "text": "In form ae, the field start holds a date. Please check it.",
        "code": "VAL112",
        "variables": "AE.AESTDTC",
        "file": "raw/ae.csv",
        "rows": (2,),
        "mapping": "mappings/sdtm/ae.yaml:12:3",
    }
    return Query(**{**whole, **parts})  # type: ignore[arg-type]


def queries(*parts: Query) -> QueryList:
    """Return a list of queries of a study."""
    return QueryList("T-1", "A trial to test with", "2026-01-31", tuple(parts))


def told(found: QueryList, *names: str) -> list[Sequence[object]]:
    """Return some parts of each query."""
    return [tuple(getattr(item, name) for name in names) for item in found.queries]


@pytest.fixture
def mapping() -> str:
    """Give the mapping of the events, for tests to change a line of it."""
    return AE


@pytest.fixture
def made() -> Callable[..., Query]:
    """Give a function that makes a query to write."""
    return query


@pytest.fixture
def listed() -> Callable[..., QueryList]:
    """Give a function that makes a list of queries."""
    return queries


@pytest.fixture
def parts() -> Callable[..., list[Sequence[object]]]:
    """Give a function that returns some parts of each query of a list."""
    return told
