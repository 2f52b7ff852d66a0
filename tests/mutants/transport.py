"""Writes transport files that may be wrong: unlike the package's own writer it refuses nothing that bytes can hold."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from nec_cdisc.xpt import cards, header
from nec_cdisc.xpt.ibm import to_ibm
from nec_cdisc.xpt.layout import record_type
from nec_cdisc.xpt.member import CHAR, Member, Variable
from nec_cdisc.xpt.read import Table as Read


@dataclass(frozen=True, slots=True)
class Table:
    """A dataset as a frame (text ``""`` where missing, numbers as floats) with what its transport file says of it.

    The index of the frame names each record: it stays with the record whatever happens to others.
    """

    folder: str
    member: Member
    frame: pd.DataFrame

    @property
    def name(self) -> str:
        """The name of the dataset."""
        return self.member.name

    def variable(self, name: str) -> Variable:
        """Return what the file says of a variable."""
        return next(variable for variable in self.member.variables if variable.name == name)

    def describe(self, name: str, /, **changes: object) -> Table:
        """Return the table with another description of one variable."""
        described = tuple(
            replace(variable, **changes) if variable.name == name else variable for variable in self.member.variables
        )
        return replace(self, member=replace(self.member, variables=described))


def table_of(folder: str, read: Read) -> Table:
    """Return what was read from a transport file as a table."""
    columns = {
        variable.name: _texts(column.to_list()) if variable.type == CHAR else np.array(column.doubles)
        for variable, column in zip(read.member.variables, read.columns, strict=True)
    }
    return Table(folder, read.member, pd.DataFrame(columns))


def _texts(values: list[str | None]) -> pd.Series:
    return pd.Series([value or "" for value in values], dtype=object)


def encoded(table: Table) -> bytes:
    """Return the bytes of the table's transport file."""
    member, frame = table.member, table.frame
    records = np.empty(len(frame), record_type(member))
    for position, variable in enumerate(member.variables):
        records[f"v{position}"] = _bytes(frame[variable.name], variable)
    body = records.tobytes()
    return header.library_header(member) + header.member_header(member) + body + cards.padding(len(body))


def _bytes(values: pd.Series, variable: Variable) -> np.ndarray:
    if variable.type != CHAR:
        return to_ibm(values.to_numpy(np.float64))
    size = variable.length
    joined = b"".join(str(value).encode()[:size].ljust(size) for value in values)
    return np.frombuffer(joined, f"V{size}")
