"""Groups problems to facts: what is one question to a site, however many variables and rules met it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nec_cdisc.problem import Problem, Severity
from nec_cdisc.problem.families.record import ASKED_IN_DM
from nec_cdisc.report.query.cause import Causes
from nec_cdisc.report.query.record import Records

REPEATED = "ROW101"
SHARED_KEY = "ROW102"
SEVERAL_FOUND = "ROW103"
NONE_FOUND = "ROW104"
NOT_IN_DM = "ROW105"
NO_VALUE = "ROW106"
NOT_UNIQUE = "ROW109"
SEVERAL_IN_DM = "ROW110"
#: Facts of several records: those of one EDC key.
OF_RECORDS = (REPEATED, SHARED_KEY)
#: Facts of a subject, once for each form.
OF_SUBJECT = (NOT_IN_DM, NOT_UNIQUE, SEVERAL_IN_DM)
#: Facts of what is looked up: one for all records that look up the same.
OF_LOOK_UP = (SEVERAL_FOUND, NONE_FOUND)
#: What follows from another fault of the same cell, the nearest to the fault first: a unit that no code list knows is a
#: result without a unit; a value that cannot be read cannot be compared, and leaves a required variable blank.
FOLLOWING = ("VAL131", "VAL132", "ROW112", NO_VALUE)
#: Facts that leave the value as it stands, so that nothing follows from them.
HARMLESS = (*OF_RECORDS, *OF_SUBJECT, "ROW108")

#: What tells facts apart within one run.
Identity = tuple[object, ...]


@dataclass(slots=True)
class Fact:
    """One question: the problems that met it, and the raw cells or records (of one file) that it is about.

    ``follows`` are problems that this fact is the reason of.
    """

    code: str
    cause: str
    problems: list[Problem]
    file: str | None = None
    rows: set[int] = field(default_factory=set)
    column: str | None = None
    follows: list[Problem] = field(default_factory=list)

    @property
    def first(self) -> Problem:
        """The problem that speaks for the fact: the same one in whatever order problems are found."""
        return self.problems[0] if len(self.problems) == 1 else min(self.problems, key=weight)


def weight(problem: Problem) -> tuple[str, str, str]:
    """Return what orders problems of one fact."""
    return str(problem.place or ""), problem.target or "", problem.message


def facts(problems: Iterable[Problem], records: Records, causes: Causes) -> list[Fact]:
    """Return the facts that problems of severity query are about, each once.

    What is withheld with the subject's record in DM is none: the site is asked about that record.
    """
    found: dict[Identity, Fact] = {}
    for problem in problems:
        if problem.severity is Severity.QUERY and problem.next_step != ASKED_IN_DM:
            cause = causes.of(problem)
            for identity, rows in _divided(problem, cause, records, causes):
                fact = found.get(identity)
                if fact is None:
                    cells = problem.cells
                    fact = found[identity] = Fact(problem.code, cause, [], cells.file if cells else None)
                    fact.column = cells.column if cells else None
                fact.problems.append(problem)
                fact.rows.update(rows)
    return _without_consequences(list(found.values()))


def _divided(
    problem: Problem, cause: str, records: Records, causes: Causes
) -> Iterator[tuple[Identity, tuple[int, ...]]]:
    """Yield the facts of one problem, each with its rows."""
    cells = problem.cells
    if cells is None or not cells.rows:
        place = () if cells is None else (cells.file, cells.column, cells.value)
        yield (problem.code, place, problem.message), ()
        return
    for row in cells.rows:
        group = _group(problem, row, records, causes)
        about = (row, cells.column) if group is None else group
        yield (problem.code, cause, cells.file, about), (row,)


def _group(problem: Problem, row: int, records: Records, causes: Causes) -> tuple[object, ...] | None:
    """Return what a record shares with the others of one fact, ``None`` where each record is a fact of its own."""
    file = problem.cells.file if problem.cells is not None else ""
    if problem.code in OF_RECORDS:
        return records.key_group(file, row)
    if problem.code in OF_SUBJECT and records.identified(file, row)[1]:
        return records.subject_group(file, row)
    if problem.code in OF_LOOK_UP:
        look_up = causes.look_up(problem)
        columns = () if look_up is None else records.matched(file, look_up)
        if look_up is not None and records.has(file, columns):
            return (*look_up.match, *records.group(file, row, columns))
    return None


def _without_consequences(found: list[Fact]) -> list[Fact]:
    """Return the facts without those that follow from another one of the same cell or the same records."""
    reasons: dict[object, Fact] = {}
    for fact in sorted(found, key=lambda fact: (_distance(fact), fact.code, fact.cause)):
        if fact.code == SHARED_KEY:
            reasons[fact.file, frozenset(fact.rows)] = fact
        elif fact.code not in HARMLESS:
            for row in fact.rows:
                reasons.setdefault((fact.file, row, fact.column), fact)
    left = []
    for fact in found:
        reason = _reason(fact, reasons)
        if reason is None:
            left.append(fact)
        else:
            reason.follows += fact.problems
    return left


def _distance(fact: Fact) -> int:
    """Return how far a fact may be from the fault of its cell: 0 for a fault of its own."""
    return FOLLOWING.index(fact.code) + 1 if fact.code in FOLLOWING else 0


def _reason(fact: Fact, reasons: dict[object, Fact]) -> Fact | None:
    """Return the fact that another one follows from."""
    if fact.code == SEVERAL_IN_DM:
        return reasons.get((fact.file, frozenset(fact.rows)))
    if not _distance(fact):
        return None
    reason = reasons.get((fact.file, min(fact.rows, default=0), fact.column))
    return None if reason is fact else reason
