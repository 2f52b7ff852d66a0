"""Laboratory results by the toxicity term that grades them, and their grades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine, constant
from nec_cdisc.plugin.convention import GradeTables, GradeTerm, UnitTable
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem.families.analysis import NO_CRITERIA, NO_LIMIT, UNGRADABLE_UNIT
from nec_cdisc.rules.ctcae_grade import factor_to, terms_of
from nec_cdisc.rules.ctcae_grades import Grades, Results, ctcae_grades
from nec_cdisc.rules.number_column import Numbers
from nec_cdisc.rules.unit_conversion import UNIT

Rows = NDArray[np.int64]
#: Records, and why they are refused.
Refusals = list[tuple[Rows, Refused]]
#: The limits of the reference range that thresholds name, and what they are called.
LIMITS = {"LLN": "lower", "ULN": "upper"}


@dataclass(frozen=True, slots=True, eq=False)
class GradedAlike:
    """Records that are graded alike: test, term, factor to the unit of its thresholds, rows; and what is refused."""

    members: Sequence[tuple[str, GradeTerm, Decimal, Rows]]
    refused: Refusals


@dataclass(frozen=True, slots=True, eq=False)
class Against:
    """The results and what they are compared with, by record; a column that the study does not give is ``None``."""

    value: Encoded
    lower: Encoded | None
    upper: Encoded | None
    baseline: Encoded | None
    percent_change: Encoded | None


def term_of(
    criteria: GradeTables, version: str, direction: str, test: str, fasting: str | None, specimen: str | None
) -> GradeTerm | None:
    """Return the term by which low (or high) results of a test are graded, ``None`` for none.

    Raises ``Refused`` with ANL114 for a version of the criteria that the standard does not hold.
    """
    table = criteria.versions.get(version)
    if table is None:
        held = ", ".join(criteria.versions) or "none"
        raise Refused(NO_CRITERIA, f"there is no version {version} of the toxicity criteria; the standard holds {held}")
    terms = terms_of(table, test, fasting=fasting, specimen=specimen)
    return next((term for term in terms if term.direction == direction[0].upper()), None)


def graded_alike(
    criteria: GradeTables,
    version: str,
    direction: str,
    keys: Sequence[Encoded | None],
    known: NDArray[np.bool_],
    units: UnitTable,
) -> GradedAlike:
    """Return the records by term: one look for each combination of ``keys`` (test, unit, fasting, specimen).

    Only records with a result (``known``) take part.
    """
    columns = [constant(None, len(known)) if column is None else column for column in keys]
    inverse, parts = combine(columns)
    tables = [[*column.values, None] for column in columns]
    places: dict[tuple[str, str, Decimal], int] = {}
    members: list[tuple[str, GradeTerm, Decimal]] = []
    messages: dict[str, int] = {}
    place = np.full(len(parts[0]), -1, np.int64)
    wrong = np.full(len(parts[0]), -1, np.int64)
    for number, codes in enumerate(zip(*(part.tolist() for part in parts), strict=True)):
        test, unit, fasting, specimen = (table[code] for table, code in zip(tables, codes, strict=True))
        term = None if test is None else term_of(criteria, version, direction, test, fasting, specimen)
        if term is None:
            continue
        try:
            factor = factor_to(term, test, unit, units)
        except Refused as refusal:
            wrong[number] = messages.setdefault(refusal.message, len(messages))
            continue
        place[number] = places.setdefault((test, term.name, factor), len(places))
        if place[number] == len(members):
            members.append((test, term, factor))
    rows = _rows_of(np.where(known, place[inverse], -1), len(members))
    refused = _rows_of(np.where(known, wrong[inverse], -1), len(messages))
    return GradedAlike(
        [(*member, found) for member, found in zip(members, rows, strict=True) if len(found)],
        [(found, Refused(UNGRADABLE_UNIT, text, argument=UNIT)) for text, found in zip(messages, refused, strict=True)],
    )


def graded(groups: GradedAlike, against: Against) -> tuple[Grades, Refusals]:
    """Return the grade of each record, -1 where it is not known, and the records that lack a limit for one."""
    grades = np.full(len(against.value), -1, np.int8)
    refused: Refusals = []
    for test, term, factor, rows in groups.members:
        numbers = [
            _numbers(column, rows)
            for column in (against.value, against.lower, against.upper, against.baseline, against.percent_change)
        ]
        grades[rows] = found = ctcae_grades(Results(*numbers), term, factor)
        limits = dict(zip(LIMITS, numbers[1:3], strict=True))
        for name in sorted(_asked(term)):
            lacking = rows[(found < 0) & (limits[name].codes < 0)]
            if len(lacking):
                message = f"{test} without {LIMITS[name]} limit of normal, which {term.name} asks for"
                refused.append((lacking, Refused(NO_LIMIT, message, argument=LIMITS[name])))
    return grades, refused


def _asked(term: GradeTerm) -> set[str]:
    """Return the limits of normal that thresholds of a term name."""
    named = {threshold.limit for several in term.grades.values() for threshold in several}
    return {"ULN" if name == "HIGHER" else name for name in named} & LIMITS.keys()


def _rows_of(group: Rows, count: int) -> Iterator[Rows]:
    """Yield the rows of each group, in one sorting for all; rows of -1 belong to none."""
    order = np.argsort(group, kind="stable")
    ends = np.searchsorted(group[order], np.arange(count + 1))
    yield from (order[ends[number] : ends[number + 1]] for number in range(count))


def _numbers(column: Encoded | None, rows: Rows) -> Numbers:
    """Return some rows of a column with the values that stand there alone."""
    if column is None:
        return Numbers([], np.full(len(rows), -1))
    there, codes = np.unique(column.codes[rows], return_inverse=True)
    missing = int(len(there) > 0 and there[0] < 0)
    return Numbers([column.values[code] for code in there[missing:]], codes - missing)
