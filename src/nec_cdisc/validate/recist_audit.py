"""The RECIST audit: what was measured, what was reported and what follows from it, subject by subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

import numpy as np

from nec_cdisc.records import lesions
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import SUBJECT, Records
from nec_cdisc.records.tumours import Tumours, tumours
from nec_cdisc.rules.exact_number import EXACT, rounded
from nec_cdisc.validate.recist_analysed import SHOWN, Analysed, exact
from nec_cdisc.validate.recist_reported import Reported
from nec_cdisc.validate.recist_rows import AssessmentAudit, LesionRead, ResponseAudit, SubjectAudit
from nec_cdisc.validate.secret import PRIVATE, Secrets

KINDS = {lesions.TARGET: "TARGET", lesions.NON_TARGET: "NON-TARGET", lesions.NEW: "NEW"}
#: Changes are told to this many decimals of a percent.
_DECIMALS = 1
#: Powers of ten between two sums beyond which nothing was measured, and a change says nothing.
_MOST_TIMES = 50


@np.errstate(all="ignore")
def audit(package: Package, facts: Facts, secrets: Secrets = lambda _dataset, _variable: False) -> list[SubjectAudit]:
    """Return the audit of a package, one entry for each subject and evaluator, in the order of their names.

    Where ``secrets`` says so of a date of DM, that there is one is told and not which; where it says so of the values
    of ADTR or ADRS, nothing is told of the analysis. The audit is empty where TU, TR or a record of either is absent;
    without RS nothing is reported, and without ADTR and ADRS nothing analysed.
    """
    if "TU" not in package or "TR" not in package or not len(package["TU"]) or not len(package["TR"]):
        return []
    tr, dm, rs = package["TR"], package.tables.get("DM"), package.tables.get("RS")
    read = tumours(package["TU"], tr, dm, facts)
    texts = _Texts(package["TU"], tr, dm, read, secrets)
    reported = Reported.of(rs, read) if rs is not None else Reported()
    analysed = Analysed() if any(secrets(*each) for each in SHOWN) else Analysed.of(package)
    found = [_subject(course, texts, reported, analysed) for course in _courses(read)]
    return sorted(found, key=lambda each: (each.subject, each.evaluator or "", each.evaluator_id or ""))


def _courses(read: Tumours) -> Iterator[range]:
    """Yield the assessments of each course, by their places."""
    bounds = [*np.flatnonzero(read.at.starts).tolist(), len(read.at)]
    for first, last in pairwise(bounds):
        yield range(first, last)


@dataclass(slots=True)
class _Texts:
    """What the rows are made of, read once: columns as lists, and the records of each assessment."""

    tu: Records
    tr: Records
    dm: Records | None
    read: Tumours
    secrets: Secrets
    columns: dict[tuple[str, str], list[str | None]] = field(default_factory=dict)
    records: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    derived: dict[str, list[object]] = field(default_factory=dict)
    subject_row: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the records of TR by assessment."""
        for record, place in enumerate(self.read.at.of_record.tolist()):
            if place >= 0:
                self.records[place].append(record)
        named = ("total", "first", "nadir", "target", "non_target", "overall", "size")
        self.derived = {name: getattr(self.read, name).to_list() for name in named}
        if self.dm is not None:
            names = self.dm.values(SUBJECT).tolist()
            self.subject_row = {name: row for row, name in reversed(list(enumerate(names)))}

    def of(self, table: Records, name: str, record: int) -> str | None:
        """Return the text of a variable."""
        key = (table.name, name)
        if key not in self.columns:
            self.columns[key] = table.values(name).tolist()
        return self.columns[key][record]

    def of_subject(self, subject: str, name: str) -> str | None:
        """Return what DM says of a subject."""
        row = self.subject_row.get(subject)
        value = None if row is None or self.dm is None else self.of(self.dm, name, row)
        return value if value is None or not self.secrets("DM", name) else PRIVATE


def _subject(course: range, texts: _Texts, reported: Reported, analysed: Analysed) -> SubjectAudit:
    tr, record = texts.tr, int(texts.read.at.first_record[course[0]])
    subject = texts.of(tr, SUBJECT, record) or ""
    evaluator, number = texts.of(tr, "TREVAL", record), texts.of(tr, "TREVALID", record)
    dosed = "RFXSTDTC" if texts.dm is not None and texts.dm.has("RFXSTDTC") else "RFSTDTC"
    best = reported.best(subject, evaluator, number) or analysed.best(subject)
    rows = [_assessment(place, texts, reported, analysed) for place in course]
    return SubjectAudit(
        subject,
        evaluator,
        number,
        any(texts.of(tr, "TRACPTFL", each) == "Y" for place in course for each in texts.records[place]),
        texts.of_subject(subject, dosed),
        texts.of_subject(subject, "DTHDTC"),
        best,
        tuple(rows),
    )


def _assessment(place: int, texts: _Texts, reported: Reported, analysed: Analysed) -> AssessmentAudit:
    read, tr = texts.read, texts.tr
    records = texts.records[place]
    subject, visit = (texts.of(tr, name, records[0]) for name in (SUBJECT, "VISIT"))
    dates = sorted(date for each in records if (date := texts.of(tr, "TRDTC", each)) is not None)
    has_sum = any(read.reading[each] and texts.derived["size"][each] is not None for each in records)
    total = _number(texts.derived["total"][place]) if has_sum else None
    complete = bool(read.complete[place])
    first, nadir = _number(texts.derived["first"][place]), _number(texts.derived["nadir"][place])
    whole = total if complete and bool(read.at.later[place]) else None
    overall = reported.response(place, "OVRLRESP")
    day = [int(each) for each in tr.number("TRDY")[records] if np.isfinite(each)]
    return AssessmentAudit(
        visit=visit,
        visit_number=texts.of(tr, "VISITNUM", records[0]),
        date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
        response_date=overall.date,
        day=min(day) if day else None,
        baseline=bool(read.at.baseline[place] == place),
        lesions=tuple(_lesions(records, texts)),
        total=total,
        complete=complete,
        reported_total=_reported_total(records, texts),
        analysed_total=analysed.total(subject, visit),
        nadir=nadir,
        from_baseline=_change(whole, first),
        from_nadir=_change(whole, nadir),
        growth=None if whole is None or nadir is None else EXACT.subtract(whole, nadir),
        new_lesion=bool(read.new[place]),
        target=ResponseAudit(reported.response(place, "TRGRESP").said, _text(texts.derived["target"][place])),
        non_target=ResponseAudit(reported.response(place, "NTRGRESP").said, _text(texts.derived["non_target"][place])),
        overall=ResponseAudit(
            overall.said, _text(texts.derived["overall"][place]), analysed.overall(subject, overall.sequence)
        ),
    )


def _lesions(records: list[int], texts: _Texts) -> Iterator[LesionRead]:
    """Yield the lesions of an assessment: targets, non-targets, new ones, each once."""
    read, tr = texts.read, texts.tr
    of_lesion: dict[str, list[int]] = defaultdict(list)
    for each in records:
        name = texts.of(tr, "TRLNKID", each)
        if name is not None and int(read.kind[each]) in KINDS:
            of_lesion[name].append(each)
    names = sorted(of_lesion, key=lambda name: (int(read.kind[of_lesion[name][0]]), len(name), name))
    for name in names:
        its = of_lesion[name]
        counted = next((each for each in its if read.reading[each]), None)
        shown = its[0] if counted is None else counted
        states = [each for each in its if texts.of(tr, "TRTESTCD", each) == lesions.STATE]
        said = texts.of(tr, "TRSTRESC", states[0]) or texts.of(tr, "TRSTAT", states[0]) if states else None
        row = int(read.identified[shown])
        yield LesionRead(
            name,
            KINDS[int(read.kind[shown])],
            texts.of(texts.tu, "TULOC", row) if row >= 0 else None,
            bool(read.node[shown]),
            _number(texts.derived["size"][shown]),
            texts.of(tr, "TRTESTCD", shown),
            said or texts.of(tr, "TRSTAT", shown),
            counted is not None,
            shown + 1,
        )


def _reported_total(records: list[int], texts: _Texts) -> Decimal | None:
    told = [each for each in records if texts.of(texts.tr, "TRTESTCD", each) == lesions.SUM]
    text = texts.of(texts.tr, "TRSTRESN", told[0]) if told else None
    return exact(text)


def _change(total: Decimal | None, since: Decimal | None) -> Decimal | None:
    if total is None or not since or total.adjusted() - since.adjusted() > _MOST_TIMES:
        return None
    change = EXACT.divide(EXACT.multiply(EXACT.subtract(total, since), Decimal(100)), since)
    return rounded(change, _DECIMALS)


def _number(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
