"""A package of SDTM and ADaM transport files that a defect can be planted in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from tests.mutants.definition import definition
from tests.mutants.transport import Table, encoded, table_of

from nec_cdisc.xpt.member import CHAR, Variable
from nec_cdisc.xpt.read import read

SDTM, ADAM = "sdtm", "adam"
FOLDERS = (SDTM, ADAM)
Condition = Callable[[pd.DataFrame], pd.Series]


@dataclass
class Package:
    """The datasets of a study by name, and bytes that stand in for a dataset's file.

    A copy shares its frames with the original; every change replaces a frame, so neither sees the other's changes.
    ``fixed`` names what keeps its bytes per variable although values change. ``described`` are the variables of each
    dataset of SDTM by the define.xml beside them; without any there is none, as in the clean package.
    """

    tables: dict[str, Table]
    raw: dict[str, bytes] = field(default_factory=dict)
    fixed: set[str] = field(default_factory=set)
    described: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def copy(self) -> Package:
        """Return a package to plant a defect in."""
        return Package(dict(self.tables), dict(self.raw), set(self.fixed), dict(self.described))

    def frame(self, dataset: str) -> pd.DataFrame:
        """Return the records of a dataset, to look at."""
        return self.tables[dataset].frame

    def first(self, dataset: str, condition: Condition, number: int = 0) -> int:
        """Return the first record (or a later one) that meets a condition; there must be one."""
        frame = self.frame(dataset)
        return int(frame.index[condition(frame).to_numpy()][number])

    def value(self, dataset: str, row: int, variable: str) -> Any:
        """Return one value."""
        return self.frame(dataset).loc[row, variable]

    def set(self, dataset: str, rows: int | Iterable[int], **values: Any) -> None:
        """Give some records other values."""
        frame = self.frame(dataset).copy()
        for row in [rows] if isinstance(rows, int) else list(rows):
            for variable, value in values.items():
                if variable not in frame:
                    raise KeyError(variable)
                frame.loc[row, variable] = value
        self._replace(dataset, frame)

    def drop(self, dataset: str, rows: int | Iterable[int]) -> None:
        """Take records away."""
        self._replace(dataset, self.frame(dataset).drop(index=[rows] if isinstance(rows, int) else list(rows)))

    def repeat(self, dataset: str, row: int, **values: Any) -> int:
        """Put a copy of a record, with other values, behind it and return its name."""
        frame = self.frame(dataset)
        fresh = int(frame.index.max()) + 1
        line = frame.loc[[row]].copy()
        line.index = pd.Index([fresh])
        for variable, value in values.items():
            if variable not in frame:
                raise KeyError(variable)
            line[variable] = pd.Series([value], index=line.index, dtype=line[variable].dtype)
        at = frame.index.get_loc(row) + 1
        self._replace(dataset, pd.concat([frame.iloc[:at], line, frame.iloc[at:]]))
        return fresh

    def last_sequence(self, dataset: str, row: int) -> float:
        """Return the next free sequence number of the subject of a record."""
        frame, name = self.frame(dataset), f"{dataset}SEQ"
        return float(frame.loc[frame["USUBJID"] == frame.loc[row, "USUBJID"], name].max()) + 1

    def describe(self, dataset: str, variable: str, /, **changes: Any) -> None:
        """Change what the file says of a variable; ``name`` renames it."""
        table = self.tables[dataset].describe(variable, **changes)
        frame = table.frame.rename(columns={variable: changes.get("name", variable)})
        self.tables[dataset] = replace(table, frame=frame)

    def label(self, dataset: str, text: str) -> None:
        """Give a dataset another label."""
        table = self.tables[dataset]
        self.tables[dataset] = replace(table, member=replace(table.member, label=text))

    def as_number(self, dataset: str, variable: str) -> None:
        """Turn a text variable into a numeric one."""
        numbers = pd.to_numeric(self.frame(dataset)[variable].replace("", None)).astype(float)
        self._replace(dataset, self.frame(dataset).assign(**{variable: numbers}))
        self.describe(dataset, variable, type="Num", length=8)

    def as_text(self, dataset: str, variable: str) -> None:
        """Turn a numeric variable into a text."""
        texts = ["" if np.isnan(value) else f"{value:g}" for value in self.frame(dataset)[variable]]
        column = pd.Series(texts, index=self.frame(dataset).index, dtype=object)
        self._replace(dataset, self.frame(dataset).assign(**{variable: column}))
        self.describe(dataset, variable, type=CHAR)

    def remove_variable(self, dataset: str, variable: str) -> None:
        """Take a variable away."""
        table = self.tables[dataset]
        kept = tuple(item for item in table.member.variables if item.name != variable)
        self.tables[dataset] = replace(
            table, member=replace(table.member, variables=kept), frame=table.frame.drop(columns=variable)
        )

    def define(self, but: str) -> None:
        """Put a define.xml beside SDTM that describes all datasets and variables but one (``PR``, ``AE.AEACN``)."""
        tables = ((name, table) for name, table in self.tables.items() if table.folder == SDTM and name != but)
        self.described = {
            name: tuple(variable for variable in table.frame if f"{name}.{variable}" != but) for name, table in tables
        }

    def add_variable(self, dataset: str, variable: Variable, values: list[Any], after: str) -> None:
        """Add a variable behind another one."""
        table = self.tables[dataset]
        at = [item.name for item in table.member.variables].index(after) + 1
        described = (*table.member.variables[:at], variable, *table.member.variables[at:])
        frame = table.frame.copy()
        frame.insert(at, variable.name, pd.Series(values, index=frame.index))
        self.tables[dataset] = replace(table, member=replace(table.member, variables=described), frame=frame)

    def reorder(self, dataset: str, variable: str, *, after: str) -> None:
        """Move a variable behind another one."""
        table = self.tables[dataset]
        moved = table.variable(variable)
        others = [item for item in table.member.variables if item.name != variable]
        at = [item.name for item in others].index(after) + 1
        described = (*others[:at], moved, *others[at:])
        names = [item.name for item in described]
        self.tables[dataset] = replace(
            table, member=replace(table.member, variables=described), frame=table.frame[names]
        )

    def write(self, folder: Path, like: Package | None = None, there: Path | None = None) -> None:
        """Write the package to ``sdtm`` and ``adam`` of a folder.

        Files of datasets that are as in the package ``like``, which was written to ``there``, are links to its files.
        """
        for name, table in self.fitted().items():
            file = Path(table.folder) / f"{name.lower()}.xpt"
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            if like is not None and there is not None and name not in self.raw and like.tables.get(name) is table:
                os.link(there / file, folder / file)
            else:
                (folder / file).write_bytes(self.raw[name] if name in self.raw else encoded(table))
        if self.described:
            (folder / SDTM / "define.xml").write_bytes(definition(self.described))

    def fitted(self) -> dict[str, Table]:
        """Return the tables with text variables as long as their longest value in all datasets, and no longer.

        SDTM and ADaM are measured each by itself, as are supplemental qualifiers.
        """
        needed: dict[str, int] = {}
        for table in self.tables.values():
            for variable in table.member.variables:
                if variable.type == CHAR:
                    key = _shared(table, variable.name)
                    needed[key] = max(needed.get(key, 1), _longest(table.frame[variable.name]))
        return {name: self._fit(table, needed) for name, table in self.tables.items()}

    def _fit(self, table: Table, needed: dict[str, int]) -> Table:
        described = tuple(
            replace(variable, length=needed[_shared(table, variable.name)])
            if variable.type == CHAR and f"{table.name}.{variable.name}" not in self.fixed
            else variable
            for variable in table.member.variables
        )
        if described == table.member.variables:
            return table
        return replace(table, member=replace(table.member, variables=described))

    def _replace(self, dataset: str, frame: pd.DataFrame) -> None:
        self.tables[dataset] = replace(self.tables[dataset], frame=frame)


def _shared(table: Table, variable: str) -> str:
    """Return the name under which the length of a variable is measured."""
    return f"{table.name if table.name.startswith('SUPP') else table.folder}.{variable}"


def _longest(values: pd.Series) -> int:
    """Return the bytes of the longest text."""
    return max((len(str(value).encode()) for value in values.unique()), default=1)


def open_package(folder: Path) -> Package:
    """Read the transport files in ``sdtm`` and ``adam`` of a folder."""
    found = {}
    for part in FOLDERS:
        for path in sorted((folder / part).glob("*.xpt")):
            table = table_of(part, read(path)[0])
            found[table.name] = table
    return Package(found)
