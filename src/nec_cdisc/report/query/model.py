"""The content of the list of queries: what every writer of it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nec_cdisc.problem import CODES


@dataclass(frozen=True, slots=True)
class Query:
    """One question to a site.

    ``key`` is the EDC key of the record, written as the register of corrections wants it; ``rows`` are the raw rows
    as a spreadsheet shows them. Nothing is private in any of it.
    """

    id: str
    site: str | None
    subject: str | None
    visit: str | None
    form: str | None
    key: str | None
    field: str | None
    value: str | None
    reason: str
    text: str
    code: str
    variables: str | None
    file: str | None
    rows: tuple[int, ...]
    mapping: str | None

    @property
    def row_text(self) -> str | None:
        """The raw rows as one text."""
        return ", ".join(map(str, self.rows)) or None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of query: its code, what it is, how many there are, what data management does with it."""

    code: str
    title: str
    queries: int
    next_step: str


@dataclass(frozen=True, slots=True)
class Site:
    """One site (``None``: of no site): its subjects and queries concerned, and the queries by code."""

    name: str | None
    subjects: int
    queries: int
    by_code: Counter[str]


@dataclass(frozen=True, slots=True)
class QueryList:
    """All queries of a run, by site, subject and form, of a study as it was exported on a day."""

    study: str
    title: str
    exported: str
    queries: tuple[Query, ...]

    def kinds(self) -> list[Kind]:
        """Return the kinds of queries by code."""
        times = Counter(query.code for query in self.queries)
        return [Kind(code, CODES[code].title, times[code], CODES[code].next_step) for code in sorted(times)]

    def sites(self) -> list[Site]:
        """Return the sites by name, queries of no site last."""
        names = sorted({query.site for query in self.queries}, key=lambda name: (name is None, name or ""))
        of_site: dict[str | None, list[Query]] = {name: [] for name in names}
        for query in self.queries:
            of_site[query.site].append(query)
        return [_site(name, queries) for name, queries in of_site.items()]


def _site(name: str | None, queries: Sequence[Query]) -> Site:
    subjects = {query.subject for query in queries} - {None}
    return Site(name, len(subjects), len(queries), Counter(query.code for query in queries))
