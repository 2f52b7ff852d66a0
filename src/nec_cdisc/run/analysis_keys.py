"""Looks at finished analysis datasets: their keys tell records apart, and codes of parameters are short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Column, Dataset
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.locality import SUBJECT
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.problem.families.analysis import NO_PARAMCD, SAME_KEYS
from nec_cdisc.rules.value_text import value_text

#: The variable that holds the code of a parameter, and what it may hold: a table turned on its side has it as a name.
PARAMCD, CODE = "PARAMCD", re.compile(r"[A-Z_][A-Z0-9_]{0,7}")
#: The same in every record, or told with the record anyhow.
_NOT_TOLD = ("STUDYID", SUBJECT)


def unfit_keys(plan: Plan, datasets: Mapping[str, Dataset]) -> Iterator[Problem]:
    """Yield what is wrong with the keys of finished analysis datasets, of the whole set.

    That is records that share their keys (ANL162), and codes of parameters that are no names of variables (ANL161).
    """
    for name, dataset in datasets.items():
        mapping = plan.study.datasets.get(name)
        if mapping is None or dataset.spec is None:
            continue
        keys = [key for key in dataset.spec.keys if key in dataset.columns]
        again = _again([dataset.columns[key] for key in keys])
        if len(again):
            told = [key for key in keys if key not in _NOT_TOLD]
            first = ", ".join(f"{key} {_shown(dataset.columns[key], again[0])}" for key in told)
            message = "a subject has several records" + (f" with {first}" if told else "")
            cells = Cells(name, (again + 1).tolist(), SUBJECT)
            yield Problem(SAME_KEYS, message, mapping.document.place(("dataset",)), cells, target=f"{name}.{keys[-1]}")
        codes = dataset.columns.get(PARAMCD)
        for code in sorted(set(codes.take(~codes.missing()).to_list())) if isinstance(codes, Encoded) else ():
            if not CODE.fullmatch(code):
                message = f"{code!r} is no code of a parameter: it has {len(code)} characters"
                yield Problem(NO_PARAMCD, message, mapping.variables[PARAMCD].place, target=f"{name}.{PARAMCD}")


def _again(keys: Sequence[Column]) -> NDArray[np.int64]:
    """Return the records that have the keys of an earlier one."""
    if not keys:
        return np.zeros(0, np.int64)
    group = np.zeros(len(keys[0]), np.int64)
    for column in keys:
        codes = column.codes if isinstance(column, Encoded) else np.unique(column, return_inverse=True)[1]
        _, group = np.unique(group * (int(codes.max(initial=0)) + 2) + codes + 1, return_inverse=True)
    _, first = np.unique(group, return_index=True)
    return np.flatnonzero(first[group] != np.arange(len(group))).astype(np.int64)


def _shown(column: Column, record: int) -> str:
    """Return a key as a message shows it."""
    if isinstance(column, Encoded):
        return str(column.take(np.array([record])).to_list()[0])
    number = float(column[record])
    return str(value_text(int(number) if number.is_integer() else number))
