"""Makes the list of queries of a run: facts with their names, words and identifiers, in the order of work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from nec_cdisc.plan.compile import Plan
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.report.query.cause import Causes
from nec_cdisc.report.query.fact import OF_LOOK_UP, OF_RECORDS, OF_SUBJECT, Fact, facts, weight
from nec_cdisc.report.query.identifier import identifier, numbered
from nec_cdisc.report.query.model import Query, QueryList
from nec_cdisc.report.query.record import Named, Pairs, Records
from nec_cdisc.report.query.wording import Matter, proposed
from nec_cdisc.run.whereabouts import Whereabouts


def query_list(problems: Iterable[Problem], where: Whereabouts, plan: Plan) -> QueryList:
    """Return the queries of a run, one per fact."""
    asked = [problem for problem in problems if problem.severity is Severity.QUERY]
    rows: dict[str, set[int]] = {}
    for problem in asked:
        if problem.cells is not None:
            rows.setdefault(problem.cells.file, set()).update(problem.cells.rows)
    records, causes = Records(plan, where, rows), Causes(plan)
    drafts = [_Draft(fact, records, causes) for fact in facts(asked, records, causes)]
    study = plan.study.block
    names = [identifier([study.study, *draft.identity()]) for draft in drafts]
    contents = _contents(names, drafts)
    finished = zip(drafts, numbered(names, contents), strict=True)
    queries = sorted((draft.query(name) for draft, name in finished), key=_order)
    return QueryList(study.study, study.title, study.export_date.isoformat(), tuple(queries))


def _contents(names: Sequence[str], drafts: Sequence[_Draft]) -> list[tuple[Any, ...]]:
    """Return what the records of drafts of one name hold; the others need no order."""
    times = Counter(names)
    return [draft.content() if times[name] > 1 else () for name, draft in zip(names, drafts, strict=True)]


def _order(query: Query) -> tuple[Any, ...]:
    """Return what orders queries: site, subject, form, row; those of no site last."""
    place = (query.site, query.subject, query.form, query.file)
    blank_last = [(part is None, part or "") for part in place]
    return (*blank_last, query.rows, query.field or "", query.code, query.id)


class _Draft:
    """A fact with the names of its records; what several records do not share is left out."""

    def __init__(self, fact: Fact, records: Records, causes: Causes) -> None:
        self.fact = fact
        self.rows = tuple(sorted(fact.rows))
        self._records = records
        self._causes = causes
        self._cells = fact.first.cells
        self._look_up = causes.look_up(fact.first) if fact.code in OF_LOOK_UP else None
        self.named = self._name()

    def _name(self) -> Named | None:
        file = self.fact.file
        if file is None:
            return None
        names = [self._records.named(file, row) for row in self.rows] or [self._records.named(file, 0)]
        first = names[0]
        if len(names) == 1:
            return first
        shared = {part: len({getattr(name, part) for name in names}) == 1 for part in ("site", "subject", "visit")}
        kept = {part: getattr(first, part) for part, same in shared.items() if same}
        return Named(first.form, key=tuple(pair for pair in first.key if all(pair in n.key for n in names)), **kept)

    @property
    def value(self) -> str | None:
        """The value at fault, as typed."""
        return self._cells.value if self._cells is not None else None

    def _about(self) -> Pairs:
        """Return the columns and values that make this fact another one than that of other records."""
        if self.named is None or not self.rows:
            return ()
        pairs = partial(self._records.pairs, self.fact.file or "", self.rows[0])
        if self.fact.code in OF_SUBJECT:
            return self._records.identified(self.fact.file or "", self.rows[0])[0] or self.named.key
        if self._look_up is None:
            return self.named.key
        return pairs(self._records.matched(self.fact.file or "", self._look_up))

    def identity(self) -> list[Any]:
        """Return what makes the fact this one: no row number, no order, nothing private."""
        fact = self.fact
        form = self.named.form if self.named is not None else None
        field = None if fact.code in OF_RECORDS else fact.column
        said = fact.cause if self.rows else fact.first.message
        return [form, fact.code, said, sorted(self._about()), field, self.value]

    def content(self) -> tuple[Any, ...]:
        """Return what orders facts of one identity: what their records hold, and for equal ones their rows."""
        file = self.fact.file or ""
        return (sorted(self._records.content(file, row) for row in self.rows), self.rows)

    def query(self, name: str) -> Query:
        """Return the finished query."""
        fact, named = self.fact, self.named
        places = dict.fromkeys(str(item.place) for item in sorted(fact.problems, key=weight) if item.place)
        known = named if named is not None else Named("")
        return Query(
            id=name,
            site=known.site,
            subject=known.subject,
            visit=known.visit,
            form=known.form or None,
            key="; ".join(f"{column}={value}" for column, value in known.key) or None,
            field=fact.column,
            value=self.value,
            reason=self._reason(),
            text=proposed(self._matter(named)),
            code=fact.code,
            variables=", ".join(self._variables()) or None,
            file=fact.file,
            rows=self.rows,
            mapping=", ".join(places) or None,
        )

    def _reason(self) -> str:
        follows = sorted({item.message for item in self.fact.follows} - {self.fact.first.message})
        return "; it follows: ".join([self.fact.first.message, *([", ".join(follows)] if follows else [])])

    def _variables(self) -> list[str]:
        problems = [*self.fact.problems, *self.fact.follows]
        return sorted({name for problem in problems for name in self._causes.variables(problem)})

    def _matter(self, named: Named | None) -> Matter:
        fact, message = self.fact, self.fact.first.message
        if named is None or fact.file is None:
            return Matter(fact.code, message=message)
        several = fact.code in OF_RECORDS and len(self.rows) > 1
        return Matter(
            fact.code,
            form=named.form,
            visit=named.visit,
            marks=self._records.marks(fact.file, named.key, None if fact.code in OF_RECORDS else fact.column),
            column=fact.column,
            value=self.value,
            hidden=self._records.is_private(fact.file, fact.column),
            cause=fact.cause,
            records=len(self.rows),
            differing=self._records.differing(fact.file, self.rows) if several else (),
            beside=self._beside(named, fact.file),
            looked_up=tuple(self._look_up.match) if self._look_up is not None else (),
            subject=named.subject,
            message=message,
        )

    def _beside(self, named: Named, file: str) -> Pairs:
        """Return the other entries of the record that the rule compares."""
        columns = self._causes.fields(self.fact.first, named.form)
        told = {self.fact.column, *(column for column, _ in named.key)}
        return self._records.pairs(file, self.rows[0], (name for name in columns if name not in told))
