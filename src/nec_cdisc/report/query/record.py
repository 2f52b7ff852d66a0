"""Tells how a site knows a raw record: site, subject, visit and EDC key, and nothing that is private."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.mapping.study import FormMapping, LookUp
from nec_cdisc.plan.compile import SUBJECTS, Plan
from nec_cdisc.plan.reference import Kind
from nec_cdisc.report.query.site import sites_of_subjects
from nec_cdisc.run.table import FormTable
from nec_cdisc.run.whereabouts import Whereabouts

#: Columns with the values of a record, blank ones left out.
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """How a site knows a record; ``key`` are the columns of the EDC key that are filled, in the order declared."""

    form: str
    site: str | None = None
    subject: str | None = None
    visit: str | None = None
    key: Pairs = ()


class Records:
    """The raw records that problems name: their names, and their values as far as they may be shown.

    Values of private columns are read only to tell records apart in memory (:meth:`group`); no answer holds them.
    """

    def __init__(self, plan: Plan, where: Whereabouts, rows: Mapping[str, Collection[int]]) -> None:
        """Look up the records of each file; ``rows`` are their numbers in the file (header: row 1)."""
        self._where = where
        self._site = site_column(plan)
        self._sites = sites_of_subjects(plan, where, self._site)
        self._files: dict[str, _File] = {}
        for file, numbers in rows.items():
            table = where.table(file)
            if table is not None:
                self._files[file] = _File(table, numbers)

    def named(self, file: str, row: int) -> Named:
        """Return how the site knows a record; of a file that is no form only the file is known."""
        held = self._files.get(file)
        if held is None:
            return Named(file)
        form = held.table.form
        subject, visit = self._where.of(file, row)
        site = held.shown(form.source.block.site or self._site, row)
        if site is None and subject is not None:
            site = self._sites.get(subject)
        return Named(form.name, site, subject, visit, held.pairs(form.block.key, row))

    def identified(self, file: str, row: int) -> tuple[Pairs, bool]:
        """Return the columns that identify the subject of a record, and whether all of them are filled."""
        held = self._files.get(file)
        if held is None:
            return (), False
        columns = held.table.form.source.block.subject
        filled = bool(columns) and all(code >= 0 for code in self.group(file, row, columns))
        return held.pairs(columns, row), filled

    def pairs(self, file: str, row: int, columns: Iterable[str]) -> Pairs:
        """Return some columns of a record with their values, blank and private ones left out."""
        held = self._files.get(file)
        return () if held is None else held.pairs(columns, row)

    def group(self, file: str, row: int, columns: Iterable[str]) -> tuple[int, ...]:
        """Return numbers that are the same for records with the same values, private ones included.

        They tell records of one run apart and mean nothing else: never write them anywhere.
        """
        held = self._files.get(file)
        return () if held is None else tuple(held.code(name, row) for name in columns)

    def subject_group(self, file: str, row: int) -> tuple[int, ...]:
        """Return numbers that are the same for records of one subject, as :meth:`group` does."""
        held = self._files.get(file)
        return () if held is None else self.group(file, row, held.table.form.source.block.subject)

    def key_group(self, file: str, row: int) -> tuple[int, ...]:
        """Return numbers that are the same for records of one EDC key, as :meth:`group` does."""
        held = self._files.get(file)
        return () if held is None else self.group(file, row, held.table.form.block.key)

    def has(self, file: str, columns: Iterable[str]) -> bool:
        """Say whether a file has all of some columns."""
        held = self._files.get(file)
        return held is not None and set(columns) <= set(held.table.raw.columns)

    def matched(self, file: str, look_up: LookUp) -> tuple[str, ...]:
        """Return the columns of a file that a look-up matches by; of one by subject, those that identify a subject."""
        held = self._files.get(file)
        subject = held.table.form.source.block.subject if held is not None and look_up.by_subject else ()
        return (*subject, *look_up.by_columns.values())

    def content(self, file: str, row: int) -> tuple[str, ...]:
        """Return what the site entered in a record, by the names of the columns."""
        held = self._files.get(file)
        return () if held is None else tuple(held.shown(name, row) or "" for name in held.entered())

    def differing(self, file: str, rows: Collection[int]) -> list[str]:
        """Return the columns in which records of one file differ, in the order of the file."""
        held = self._files.get(file)
        if held is None:
            return []
        entered = set(held.entered())
        names = [name for name in held.table.raw.columns if name in entered]
        return [name for name in names if len({held.code(name, row) for row in rows}) > 1]

    def marks(self, file: str, key: Pairs, column: str | None) -> Pairs:
        """Return what of a key tells the records of one subject, visit and field apart."""
        held = self._files.get(file)
        if held is None:
            return key
        block = held.table.form.source.block
        said = {*block.subject, block.site or self._site, block.visit, column}
        return tuple(pair for pair in key if pair[0] not in said)

    def is_private(self, file: str, column: str | None) -> bool:
        """Say whether the values of a column may be shown nowhere."""
        held = self._files.get(file)
        return held is not None and column in held.private


def site_column(plan: Plan) -> str | None:
    """Return the raw column that SITEID of demographics is taken from, where it is taken from one alone."""
    bound = plan.bound.get(f"{SUBJECTS}.SITEID")
    names = {item.name for item in bound.all()} if bound is not None else set()
    return next(iter(names)) if bound is not None and _of_one_raw_column(bound.all(), names) else None


def _of_one_raw_column(references: Iterable[object], names: Collection[str]) -> bool:
    return len(names) == 1 and all(getattr(item, "kind", None) is Kind.RAW for item in references)


class _File:
    """Some records of one file, column by column as they are asked for."""

    def __init__(self, table: FormTable, numbers: Collection[int]) -> None:
        self.table = table
        self.private = table.form.private
        wanted = np.unique(np.fromiter(numbers, np.int64, len(numbers)))
        known = np.asarray(table.raw.rows if table.raw.rows is not None else [], np.int64)
        there = wanted[np.isin(wanted, known)]
        self._at = {number: position for position, number in enumerate(there.tolist())}
        self._positions = np.searchsorted(known, there)
        self._columns: dict[str, tuple[list[int], list[str | None]]] = {}

    def shown(self, name: str | None, row: int) -> str | None:
        """Return a value of a record, ``None`` where it is blank or private, or there is no such column."""
        if name is None or name in self.private or row not in self._at:
            return None
        return self._column(name)[1][self._at[row]]

    def code(self, name: str, row: int) -> int:
        return self._column(name)[0][self._at[row]] if row in self._at else -1

    def pairs(self, columns: Iterable[str], row: int) -> Pairs:
        found = ((name, self.shown(name, row)) for name in columns)
        return tuple((name, value) for name, value in found if value is not None)

    def entered(self) -> list[str]:
        """Return the columns that the site fills in, by name: neither private nor of the EDC's own book-keeping."""
        apart = apart_of(self.table.form)
        return sorted(name for name in self.table.raw.columns if name not in apart)

    def _column(self, name: str) -> tuple[list[int], list[str | None]]:
        if name not in self._columns:
            there = name in self.table.raw.columns
            taken = self.table.whole(name).take(self._positions) if there else _blank(len(self._positions))
            self._columns[name] = (taken.codes.tolist(), taken.to_list())
        return self._columns[name]


def apart_of(form: FormMapping) -> frozenset[str]:
    """Return the columns that say nothing to a site: private ones, and those that the source itself keeps."""
    return form.private | frozenset(form.source.block.not_submitted) - frozenset(form.block.key)


def _blank(length: int) -> Encoded:
    return Encoded(np.full(length, -1, np.int32), [])
