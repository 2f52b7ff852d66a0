"""Counts the rows and cells of forms that feed no dataset: not submitted as a whole, and counted all the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from nec_cdisc.mapping.study import FormMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.step import ReadForm
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Problem
from nec_cdisc.readers import read
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.ledger.counts import FormCounts
from nec_cdisc.run.ledger.fate import UNACCOUNTED, Fate, Reason
from nec_cdisc.run.ledger.form_account import ColumnAccount, FormAccount
from nec_cdisc.run.ledger.settle import settle
from nec_cdisc.run.table import FormTable
from nec_cdisc.run.whereabouts import Whereabouts
from nec_cdisc.study.form_file import options


def count_unused(plan: Plan, inputs: Inputs) -> tuple[tuple[FormCounts, ...], tuple[Problem, ...]]:
    """Return the counts of the forms that a plan does not read, and the problems of files that cannot be read.

    What is wrong inside of such a file (a row of another length than the header) changes no output and is not told.
    """
    used = {step.form.name for step in plan.steps if isinstance(step, ReadForm)}
    counts: list[FormCounts] = []
    problems: list[Problem] = []
    for name, form in plan.study.forms.items():
        if name in used or plan.headers.get(name) is None:
            continue
        try:
            counts.append(settle(_account(plan, form, inputs)))
        except Unreadable as fault:
            problems.append(fault.problem)
    return tuple(counts), tuple(problems)


def _account(plan: Plan, form: FormMapping, inputs: Inputs) -> FormAccount:
    reading = read(inputs.folder / form.path, form.file, options(inputs.folder, form))
    length = len(reading.dataset)
    table = FormTable(form, reading.dataset, np.arange(length, dtype=np.int64))
    said = plan.study.block.forms_not_used.get(form.name)
    whole = UNACCOUNTED if said is None else Reason(Fate.NOT_SUBMITTED, f"form not used: {said}")
    header = tuple(reading.dataset.columns)
    none = np.zeros(length, bool)
    numbers, columns = reading.dataset.rows, partial(_columns, table)
    return FormAccount(
        form.name,
        form.file,
        header,
        numbers,
        Whereabouts([table]).subjects(table),
        none,
        none,
        columns,
        unread=reading.unread,
        whole=whole,
    )


def _columns(table: FormTable) -> Iterator[ColumnAccount]:
    for name in table.raw.columns:
        yield ColumnAccount(name, ~table.raw.missing(name))
