"""Reads SAS transport files, version 5: numbers become text by their formats."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plugin.reader import FileOptions, Reading, Unreadable
from nec_cdisc.problem import Cells, Problem, Severity
from nec_cdisc.readers.headings import Headings
from nec_cdisc.readers.raw_file import os_errors_refused, require_content
from nec_cdisc.readers.raw_table import reading
from nec_cdisc.readers.sas_values import numbers_as_text, special_missing
from nec_cdisc.xpt import read as codec
from nec_cdisc.xpt.frame import select
from nec_cdisc.xpt.read import Table

SUFFIXES = (".xpt",)


def headers(path: Path, options: FileOptions, name: str | None = None) -> list[str]:
    """Return the names of the variables.

    Raises:
        Unreadable: where the file cannot be used at all.

    """
    return [variable.name for variable in _table(path, name or path.name, options).member.variables]


def read(path: Path, name: str, options: FileOptions) -> Reading:
    """Return the records of a transport file, numbered from 2 as if a header row stood before them.

    Numbers, dates and times become text by the rule of typed cells; special missing values are missing, with a note.
    Of a file with several datasets the option ``sheet`` names the one to read.

    Raises:
        Unreadable: where the file cannot be used at all.

    """
    table = _table(path, name, options)
    columns: list[Encoded] = []
    problems: list[Problem] = [
        replace(problem, cells=Cells(name)) for problem in table.problems if problem.severity is not Severity.NOTE
    ]
    for variable, column in zip(table.member.variables, table.columns, strict=True):
        if isinstance(column, Encoded):
            columns.append(column)
            continue
        text, unusable = numbers_as_text(column.doubles, variable.format, name, variable.name)
        columns.append(text)
        problems += unusable
        if column.special is not None:
            rows = (np.flatnonzero(~column.special.missing()) + 2).tolist()
            problems.append(special_missing(name, variable.name, list(column.special.values), rows))
    heads = Headings(tuple(variable.name for variable in table.member.variables))
    return reading(name, heads, columns, np.arange(2, table.records + 2, dtype=np.int64), problems)


def _table(path: Path, name: str, options: FileOptions) -> Table:
    require_content(path, name)
    try:
        with os_errors_refused(name):
            return select(codec.read(path, encoding=options.encoding), options.sheet)
    except Unreadable as refusal:
        cells = refusal.problem.cells or Cells(name)
        message = refusal.problem.message.replace(path.name, name, 1)  # the codec knows the file by its own name
        raise Unreadable(replace(refusal.problem, message=message, cells=cells)) from None
