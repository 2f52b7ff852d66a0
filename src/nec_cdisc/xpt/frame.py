"""Gives what a transport file holds as a dataset of the program."""

from __future__ import annotations

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Problem
from nec_cdisc.xpt.read import Table


def dataset(table: Table) -> Dataset:
    """Return a table as a dataset: texts and numbers.

    Its spec holds what the file says (names, labels, types, order) and nothing else. Special missing values are
    missing; the table's problems tell of them.
    """
    variables = table.member.variables
    columns = {
        variable.name: column if isinstance(column, Encoded) else column.doubles
        for variable, column in zip(variables, table.columns, strict=True)
    }
    described = {
        variable.name: VariableSpec(
            name=variable.name, label=variable.label, type=variable.type, role="", core="", order=order
        )
        for order, variable in enumerate(variables, 1)
    }
    member = table.member
    spec = DatasetSpec(name=member.name, label=member.label, class_name="", structure="", keys=(), variables=described)
    return Dataset(member.name, columns, spec)


def select(tables: list[Table], name: str | None = None) -> Table:
    """Return the table of a name; without a name the only one.

    Raises :class:`~nec_cdisc.plugin.reader.Unreadable` (XPT154) where there is none, or several to choose from.
    """
    chosen = [table for table in tables if name is None or table.member.name.upper() == name.upper()]
    if len(chosen) == 1:
        return chosen[0]
    held = ", ".join(table.member.name for table in tables)
    message = f"the file holds {held}; {'one of them must be named' if name is None else f'not {name}'}"
    raise Unreadable(Problem("XPT154", message))
