"""Draws small dirty exports of a study that uses everything of the language that looks beyond one record."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from nec_cdisc.lineage.store import write
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.lint import Linted, lint
from nec_cdisc.problem import Severity
from nec_cdisc.run.cut import Cut
from nec_cdisc.run.engine import Outcome, execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.study.folder import open_study

#: How USUBJID is made: of the numbers as typed, of a private number apart from them, of another identifier,
#: of a name that each source sets in its own way.
IDENTIFIERS = {
    "numbers": '{concatenate: [site, subj], separator: "-"}',
    "private": "uid",
    "another": '{concatenate: [STUDYID, site, subj], separator: "/"}',
    "source": "who",
}
STUDY = """\
study: T-1
title: A trial to cut
export_date: 2026-01-31
identifiers:
  STUDYID: {{constant: T-1}}
  USUBJID: {usubjid}
protocol:
  visits:
    BASELINE: {{number: 1}}
    WEEK 1: {{number: 2}}
"""
EDC = """\
source: edc
subject: [site, subj]
visit: visit
missing: [NK]
dates: {orders: dmy, unknown: [UN]}
numbers: {decimal: [".", ","]}
ticks: {ticked: ["1"], not_ticked: ["0"]}
visits: {V1: BASELINE, V2: WEEK 1}
unscheduled: [UNS]
leave_out: {deleted: deleted is ticked}
private: uid
set: {who: {concatenate: [site, subj]}}
not_submitted: {visit: it is submitted where it matters, uid: an inner number, deleted: the state of the form}
forms:
  dm: {file: dm.csv, key: [site, subj], cut_off: consent}
  ex: {file: ex.csv, key: [site, subj, no], cut_off: start, set: {amount: dose}}
  ae: {file: ae.csv, key: [site, subj, no]}
  vs: {file: vs.csv, key: [site, subj, visit, day]}
"""
LAB = """\
source: lab
subject: [subj, site]
missing: ["-"]
dates: {orders: mdy, unknown: [UN]}
numbers: {decimal: [","]}
ticks: {ticked: ["1"], not_ticked: ["0"]}
visits: {A: BASELINE, B: WEEK 1}
unscheduled: [UNS]
private: uid
set: {who: {concatenate: [subj, site]}}
not_submitted: {uid: an inner number}
forms:
  lab: {file: lab.csv, key: [site, subj, sample]}
  coding: {file: coding.csv, key: text}
  ranges: {file: ranges.csv, key: [site, test]}
"""
CODE_LISTS = """\
sex: {unknown: query, terms: {f: F, m: M}}
outcome: {unknown: query, terms: {gone: RECOVERED/RESOLVED, stays: NOT RECOVERED/NOT RESOLVED}}
tests: {unknown: query, terms: {h: HEIGHT, w: WEIGHT}}
"""
DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: subj
  RFSTDTC: RFXSTDTC
  RFXSTDTC: {earliest: EX.EXSTDTC}
  RFXENDTC: {latest: ex.stop, keep: dose > 0}
  RFICDTC: {date: consent}
  RFPENDTC: {latest: ae.start}
  SITEID: site
  SEX: {code: sex, list: sex}
  INVNAM: {first: ae.country, order: [ae.no], only_when: sex is f}
  COUNTRY: {constant: DEU}
"""
EX = """\
dataset: EX
one_record_per: interval
rows: {from: ex, keep: given is ticked}
variables:
  EXSEQ: {sequence: [EXSTDTC]}
  EXSPID: no
  EXTRT: {constant: EVEROLIMUS}
  EXDOSE: {number: amount}
  EXDOSU: {constant: mg}
  EXSTDTC: {date: start}
  EXENDTC: {date: stop, blank_when: dose is 0}
"""
AE = """\
dataset: AE
one_record_per: event
rows:
  from: ae
  look_up:
    coding: {table: coding, match: text, expect: exactly one}
    person: {table: dm, match: [site, subj]}
    same: {table: dm, match: USUBJID}
    dose: {table: EX, match: {USUBJID: USUBJID, EXSPID: no}}
    taken: {table: lab, match: {sample: sample}, keep: result > 1}
  keep: person.sex is not x
variables:
  AESEQ: {sequence: [AESTDTC, AETERM]}
  AESPID: no
  AETERM: text
  AELLT: coding.pt
  AEDECOD: coding.pt
  AEBODSYS: place
  AEBDSYCD: {number: taken.result}
  AEMODIFY: dose.EXTRT
  AEOUT: {code: outcome, list: outcome}
  AESTDTC: {date: start}
  AEENDTC: {date: person.consent}
  AESTDY: {study_day: AESTDTC}
supplementary:
  AEPLACE1: {take: country, label: Country of Event}
  AENUMBER: {number: taken.result, label: Result of the Sample}
  AEDOSE: {take: dose.EXDOSE, label: Dose of the Same Number}
  AESEX: {take: same.sex, label: Sex}
edit_checks:
  - {when: AEENDTC is before AESTDTC, say: The event begins after consent}
"""
VS = """\
dataset: VS
one_record_per: test per visit
rows:
  - from: vs
    one_row_per_test: {HEIGHT: {result: ht, unit: unit}, WEIGHT: {result: wt, unit: unit}}
    look_up:
      range: {table: ranges, match: {site: site, test: test}}
      again: {table: vs, match: {site: site, subj: subj, day: raw.day, visit: visit}}
  - from: lab
    look_up:
      range: {table: ranges, match: {site: site, test: test}}
      again: {table: vs, match: {subj: subj, wt: result}, keep: day is before 2019-07-09}
    set: {test: {code: raw.test, list: tests}}
variables:
  VSSEQ: {sequence: [VSDTC, VSTESTCD]}
  VSTESTCD: test
  VSTEST: {decode: VSTESTCD}
  VSORRES: result
  VSORRESU: unit
  VSSTRESN: {number: result}
  VSSTRESC: {number: result}
  VSSTRESU: unit
  VISITNUM: {visit_number: VISIT, date: VSDTC}
  VISIT: {visit: raw.visit}
  VSDTC: {date: raw.day}
  VSDY: {study_day: VSDTC}
  VSLOBXFL: {baseline: VSDTC}
supplementary:
  VSLOW: {number: range.low, label: Low}
  VSAGAIN: {date: again.day, label: Day of the Other Record}
  VSBESIDE: {beside: raw.day, other: VSSTRESC, label: Two Answers of one Cell}
"""
SV = """\
dataset: SV
one_record_per: visit
rows: {from: vs, keep: unit is not kg}
keep_first: {of_each: VISIT, prefer: ht > 1, by: SVSTDTC}
variables:
  VISITNUM: {visit_number: VISIT, date: SVSTDTC}
  VISIT: {visit: raw.visit}
  SVSTDTC: {date: day}
  SVENDTC: DM.RFXSTDTC
"""
FUNCTIONS = """\
from nec_cdisc.plugin.verb import Anything, Refused, Text, value_verb


@value_verb
def beside(value: Text, other: Anything | None) -> str:
    if value.startswith("0"):
        raise Refused("VAL121", f"{value} stands beside {other}")
    return f"{value} {other}"
"""
CORRECTIONS = """\
form,key,field,old_value,new_value,who,why
dm,site=01;subj=001,sex,f,m,DM,the site said so
ae,site=01;subj=001;no=1,start,01.07.2019,02.07.2019,DM,the site said so
vs,site=01;subj=001;visit=V1;day=01.07.2019,subj,001,002,DM,the site said so
"""
#: Two long texts whose further parts would have the same name of eight characters.
LONG = " ".join(["exanthem"] * 40)

SITE = st.sampled_from(["01"] * 12 + ["02"] * 2 + [" 01", "", "NK"])
SUBJECT = st.sampled_from(["001"] * 5 + ["002"] * 5 + ["003"] * 4 + ["10", " 001", "001 ", "", "NK"])
UID = st.sampled_from(["a"] * 4 + ["b"] * 4 + ["c"] * 3 + ["d", "a ", "", "B"])
DATE = st.sampled_from(["01.07.2019", "02.07.2019", "09.07.2019", "UN.07.2019", "40.01.2019", "x", "", "31.12.2019"])
LAB_DATE = st.sampled_from(["07/01/2019", "07.02.2019", "07.08.2019", "40.01.2019", "x", ""])
NUMBER = st.sampled_from(["1", "1.0", "1,0", "0", "70", "7E1", "x", "<5", "", "NK", "-"])
TICK = st.sampled_from(["1", "1", "0", "", "yes"])
NO = st.sampled_from(["1", "2", "3", ""])
TEXT = st.sampled_from(["Rash", "rash", "Gout ", "Gout", "", f"Long {LONG}", "Übel", "Fever \u2603", LONG])
DELETED = st.sampled_from(["0"] * 8 + ["1", "?"])


def _lines(*columns: st.SearchStrategy[str], most: int = 8) -> st.SearchStrategy[list[tuple[str, ...]]]:
    """Draw records; some stand there twice."""
    once = st.lists(st.tuples(*columns), max_size=most)
    return st.tuples(once, st.integers(0, 2)).map(lambda drawn: [*drawn[0], *drawn[0][: drawn[1]]])


FORMS: dict[str, tuple[str, st.SearchStrategy[list[tuple[str, ...]]]]] = {
    "dm": (
        "site,subj,uid,deleted,sex,consent",
        _lines(SITE, SUBJECT, UID, DELETED, st.sampled_from(["f", "m", "x", "?", ""]), DATE, most=2),
    ),
    "ex": (
        "site,subj,uid,deleted,no,given,dose,start,stop",
        _lines(SITE, SUBJECT, UID, DELETED, NO, TICK, NUMBER, DATE, DATE),
    ),
    "ae": (
        "site,subj,uid,deleted,no,text,place,sample,outcome,start,country",
        _lines(
            SITE,
            SUBJECT,
            UID,
            DELETED,
            NO,
            TEXT,
            TEXT,
            st.sampled_from(["s1", "s2", " s1", ""]),
            st.sampled_from(["gone", "stays", "?", "??"]),
            DATE,
            st.sampled_from(["DEU", "FRA", LONG, "x\u2603", ""]),
        ),
    ),
    "vs": (
        "site,subj,uid,deleted,visit,day,ht,wt,unit",
        _lines(
            SITE,
            SUBJECT,
            UID,
            DELETED,
            st.sampled_from(["V1", "V2", "UNS", "V9"]),
            DATE,
            NUMBER,
            NUMBER,
            st.sampled_from(["cm", "kg", ""]),
        ),
    ),
    "lab": (
        "site,subj,uid,sample,visit,day,test,result,unit",
        _lines(
            SITE,
            SUBJECT,
            UID,
            st.sampled_from(["s1", "s1 ", "s2", "s3"]),
            st.sampled_from(["A", "B", "UNS", "C"]),
            LAB_DATE,
            st.sampled_from(["h", "w", "?", ""]),
            NUMBER,
            st.sampled_from(["cm", ""]),
        ),
    ),
    "coding": ("text,pt", _lines(TEXT, st.sampled_from(["Rash", "Gout", ""]), most=3)),
    "ranges": ("site,test,low", _lines(SITE, st.sampled_from(["HEIGHT", "WEIGHT"]), NUMBER, most=4)),
}


#: Records without a fault that stand in most exports, below which the drawn ones are put.
SOUND = {
    "dm": ["01,001,a,0,f,01.07.2019", "01,002,b,0,m,01.07.2019", "01,003,c,0,f,02.07.2019"],
    "ex": ["01,001,a,0,1,1,70,02.07.2019,09.07.2019", "01,002,b,0,1,1,70,03.07.2019,"],
    "coding": ["Rash,Rash", "Gout,Gout"],
}


@st.composite
def exports(draw: st.DrawFn) -> dict[str, str]:
    """Draw the files of an export: sound records and dirty ones, those of a form shuffled."""
    files = {}
    for name, (header, lines) in FORMS.items():
        sound = SOUND.get(name, []) if draw(st.integers(0, 5)) else []
        records = [*sound, *map(_line, draw(lines))]
        files[name] = "\n".join([header, *draw(st.permutations(records))]) + "\n"
    return files


def _line(cells: Sequence[str]) -> str:
    return ",".join(f'"{cell}"' if "," in cell else cell for cell in cells)


MAPPINGS = {
    "mappings/sources/edc.yaml": EDC,
    "mappings/sources/lab.yaml": LAB,
    "mappings/code_lists.yaml": CODE_LISTS,
    "mappings/corrections.csv": CORRECTIONS,
    "mappings/functions.py": FUNCTIONS,
    **{f"mappings/sdtm/{text.split()[1].lower()}.yaml": text for text in (DM, EX, AE, VS, SV)},
}


class Cutting:
    """Studies that differ in how a subject is identified; each is opened once, and run on many exports."""

    def __init__(self, folder: Path) -> None:
        """Write and check the studies, each with an export that has no record."""
        self.opened: dict[str, tuple[Linted, Plan]] = {}
        empty = {name: f"{header}\n" for name, (header, _) in FORMS.items()}
        for name, usubjid in IDENTIFIERS.items():
            _write(folder / name, {**MAPPINGS, "mappings/study.yaml": STUDY.format(usubjid=usubjid)})
            _write(folder / name, {f"raw/{form}.csv": text for form, text in empty.items()})
            linted = lint(open_study(folder / name))
            assert [item for item in linted.problems if item.severity is Severity.ERROR] == []
            assert linted.plan is not None
            self.opened[name] = (linted, linted.plan)

    def run(
        self, identifier: str, export: Mapping[str, str], cuts: Iterable[int], cut_off: str | None
    ) -> list[Outcome]:
        """Run a study on an export, once for each number of partitions."""
        linted, plan = self.opened[identifier]
        _write(linted.study.folder, {f"raw/{form}.csv": text for form, text in export.items()})
        limit = dt.date.fromisoformat(cut_off) if cut_off else None
        inputs = Inputs(linted.study.folder, limit, linted.study.corrections)
        return [execute(plan, inputs, pieces=Cut(partitions)) for partitions in cuts]


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def shown(outcome: Outcome) -> dict[str, Any]:
    """Return everything that an outcome says, in a form that can be compared."""
    datasets = {}
    for name, dataset in outcome.datasets.items():
        frame = dataset.frame
        columns = {
            column: (
                str(frame[column].dtype),
                [repr(value) for value in frame[column].tolist()],
                frame[column].cat.categories.tolist() if str(frame[column].dtype) == "category" else None,
            )
            for column in frame.columns
        }
        births = {
            (item.role, item.table, str(item.target), item.block): (item.records.tolist(), item.rows.tolist())
            for item in dataset.births
        }
        datasets[name] = {"columns": columns, "births": births, "kinds": len(dataset.births)}
    return {
        "datasets": datasets,
        "order": list(outcome.datasets),
        "problems": list(outcome.problems),
        "counts": list(outcome.counts.items()),
        "left out": outcome.left_out,
        "ledger": [
            (form.name, list(form.lines()), _tallies(form.subjects), form.lost) for form in outcome.ledger.forms
        ],
        "lineage": _lineage(outcome),
    }


def _tallies(subjects: Mapping[str | None, Any]) -> dict[str | None, Any]:
    return {subject: tally.tolist() for subject, tally in subjects.items()}


def _lineage(outcome: Outcome) -> dict[str, str]:
    """Return the hash of each file that lineage is kept in."""
    assert outcome.recorded is not None
    with tempfile.TemporaryDirectory() as folder:
        write(outcome.recorded, Path(folder))
        return hashes(Path(folder))


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def cutting(tmp_path_factory: pytest.TempPathFactory) -> Cutting:
    """Return a folder of the study that exports are drawn for."""
    return Cutting(tmp_path_factory.mktemp("cutting"))
