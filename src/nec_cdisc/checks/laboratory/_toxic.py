"""Laboratory results that are toxic, and worse than the subject's at baseline, wherever their grades stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, constant, join_values
from nec_cdisc.records.dates import NEVER_FIRST, Dates
from nec_cdisc.records.event_kinds import kind_of
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import SUBJECT, Mask, Positions, Records
from nec_cdisc.rules.graded_results import Against, graded, graded_alike, term_of
from nec_cdisc.standard.model import Standard

Direction = Literal["low", "high"]
DIRECTIONS: tuple[Direction, ...] = ("low", "high")
#: Grades that the table gives where a symptom decides between two: what the result alone makes sure of.
SURE = {kind_of("Hypokalemia"): {2: 1}, kind_of("Hyperuricemia"): {3: 1}}
#: Below it a result has no grade that an event could fall short of.
LEAST = 2
#: The grades, and what stands for one that is not known.
GRADES = range(-1, 6)


@dataclass(frozen=True, slots=True, eq=False)
class Toxic:
    """Toxic results: the subject (as its first record in AE), place of the kind, grade, day and test of each.

    ``kinds`` are the places of all kinds: of the first ``graded`` there are results in the package, toxic or not, the
    others are those that the standard grades besides.
    """

    kinds: Mapping[str, int]
    graded: int
    subject: Positions
    kind: Positions
    grade: Positions
    day: Positions
    test: NDArray[np.object_]


@dataclass(frozen=True, slots=True, eq=False)
class _Results:
    """The results of a dataset in one direction, with the term that grades them; a grade of -1 is not known."""

    records: Records
    test: str
    date: str
    term: Encoded
    grade: Positions
    baseline: Mask
    usable: Mask


def toxic(package: Package, standard: Standard, ae: Records) -> Toxic | None:
    """Return the results of subjects with events that are toxic; ``None`` where no dataset has any to be graded.

    The grades of the analysis datasets count where there are any, else LB is graded by the criteria of the standard.
    """
    tables = [table for table in package.analysis if len(table) and table.has(SUBJECT, "PARAMCD", "ADT")]
    found = [results for table in tables for results in _analysed(table, standard)]
    if not found:
        wanted = (SUBJECT, "LBTESTCD", "LBSTRESN", "LBSTRESU", "LBDTC")
        tables = [table for table in package.domain("LB") if len(table) and table.has(*wanted)]
        found = [results for table in tables for results in _derived(table, standard)]
    if not found:
        return None
    graded_by = sorted({kind_of(str(value)) for results in found for value in results.term.values})
    others = (kind_of(term) for table in standard.grades.versions.values() for term in table.terms)
    kinds = {name: place for place, name in enumerate(dict.fromkeys([*graded_by, *others]))}
    parts = zip(*(_toxic(results, ae, kinds) for results in found), strict=True)
    return Toxic(kinds, len(graded_by), *(np.concatenate(part) for part in parts))


def _toxic(results: _Results, ae: Records, kinds: Mapping[str, int]) -> tuple[NDArray[Any], ...]:
    """Return subject, kind, grade, day and test of the results that are toxic."""
    records, term = results.records, results.term
    named = [kind_of(str(each)) for each in term.values]
    kind = np.array([*(kinds[each] for each in named), -1], np.int64)[term.codes]
    sure = [[SURE.get(each, {}).get(grade, grade) for grade in GRADES] for each in [*named, ""]]
    grade = np.array(sure, np.int64)[term.codes, results.grade + 1]
    dates, subject = records.dates(results.date), records.row_in(ae)
    usual = _usual(grade, records.group(SUBJECT, results.test), dates, results.baseline)
    counts = (grade >= LEAST) & (grade > usual) & results.usable & dates.complete & (kind >= 0) & (subject >= 0)
    rows = np.flatnonzero(counts)
    return subject[rows], kind[rows], grade[rows], dates.first[rows], records.values(results.test)[rows]


def _usual(grade: Positions, group: NDArray[np.int32], dates: Dates, baseline: Mask) -> Positions:
    """Return the worst grade of each subject and test until its baseline, 0 where it has none."""
    count = int(group.max(initial=-1)) + 1
    until = np.full(count, NEVER_FIRST)
    np.maximum.at(until, group[baseline], dates.last[baseline])
    early = baseline | (dates.valid & (dates.first <= until[group]))
    worst = np.zeros(count, np.int64)
    np.maximum.at(worst, group[early], grade[early])
    return worst[group]


def _analysed(records: Records, standard: Standard) -> Iterator[_Results]:
    """Yield the results of an analysis dataset that has grades by direction (ATOXGRL, ATOXGRH)."""
    usable = records.blank("DTYPE") & records.blank("ADTF")
    for direction in DIRECTIONS:
        letter = direction[0].upper()
        if records.has(f"ATOXGR{letter}"):
            number = records.number(f"ATOXGR{letter}")
            grade = np.where(np.isin(number, GRADES), number, -1).astype(np.int64)
            named = records.has(f"ATOXDSC{letter}")
            term = records.text(f"ATOXDSC{letter}") if named else _terms(standard, direction, [records.text("PARAMCD")])
            yield _Results(records, "PARAMCD", "ADT", term, grade, records.holds("ABLFL", "Y"), usable)


def _derived(lb: Records, standard: Standard) -> Iterator[_Results]:
    """Yield the results of LB, graded by the criteria of the standard."""
    if not standard.grades.versions:
        return
    version = max(standard.grades.versions)
    first = lb.holds("LBLOBXFL", "Y")
    keys = [lb.text(name) if lb.has(name) else None for name in ("LBTESTCD", "LBSTRESU", "LBFAST", "LBSPEC")]
    value = _exact(lb, "LBSTRESN")
    low, high = (_exact(lb, name) for name in ("LBSTNRLO", "LBSTNRHI"))
    columns = Against(value, low, high, value.take(_baseline_of(lb, first)), None)
    usable = lb.blank("LBSTAT") & ~lb.matches("LBCAT", lambda text: "URIN" in text.upper())
    for direction in DIRECTIONS:
        groups = graded_alike(standard.grades, version, direction, keys, ~value.missing(), standard.units)
        grade, _ = graded(groups, columns)
        term = _terms(standard, direction, [keys[0], keys[2], keys[3]])
        yield _Results(lb, "LBTESTCD", "LBDTC", term, grade.astype(np.int64), first, usable)


def _terms(standard: Standard, direction: Direction, keys: Sequence[Encoded | None]) -> Encoded:
    """Return the terms that grade tests (with fasting and specimen, where they are known) in a direction."""
    length = len(next(each for each in keys if each is not None))
    columns = [constant(None, length) if each is None else each for each in keys]
    version = max(standard.grades.versions, default=None)

    def name(test: str | None, fasting: str | None = None, specimen: str | None = None) -> str | None:
        if test is None or version is None:
            return None
        term = term_of(standard.grades, version, direction, str(test), fasting, specimen)
        return None if term is None else term.name

    return join_values(columns, name)


def _baseline_of(lb: Records, first: Mask) -> Positions:
    """Return for each record that of the subject's baseline of the same test and unit, -1 where there is none."""
    group = lb.group(SUBJECT, "LBTESTCD", "LBSTRESU", "LBSPEC")
    place = np.full(int(group.max(initial=-1)) + 1, -1, np.int64)
    place[group[first]] = np.flatnonzero(first)
    return place[group]


def _exact(records: Records, name: str) -> Encoded:
    return join_values([records.text(name)], _decimal)


def _decimal(text: str | None) -> Decimal | None:
    try:
        number = None if text is None else Decimal(str(text))
        return number if number is not None and isfinite(number) else None
    except (InvalidOperation, ValueError):
        return None
