"""Small datasets for tests of checks, and what a check says of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plugin.check import Found, check_of
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records
from nec_cdisc.standard.loading import load
from nec_cdisc.validate.running import Outcome, Result, run
from nec_cdisc.xpt.member import CHAR, NUM, Member, Variable


def table(name: str, **columns: Sequence[Any]) -> Records:
    """Return a dataset: a column with a number is one of numbers, all others are texts; ``None`` is missing."""
    held: dict[str, Any] = {}
    for variable, values in columns.items():
        filled = [value for value in values if value is not None]
        if filled and all(isinstance(value, int | float) for value in filled):
            held[variable] = np.array([np.nan if value is None else float(value) for value in values])
        else:
            held[variable] = encode(list(values))
    return Records(Dataset(name, held), f"{name.lower()}.xpt")


def package(*tables: Records) -> Package:
    """Return datasets as a package."""
    return Package({each.name: each for each in sorted(tables, key=lambda each: each.name)})


def transport(*tables: Records, **lengths: int) -> Package:
    """Return datasets as a package of transport files; texts have the length of their longest value, or that given."""
    made = package(*tables)
    longest: dict[str, int] = {}
    for each in tables:
        for name in each.dataset.texts():
            longest[name] = max(longest.get(name, 1), *(len(str(value)) for value in each.text(name).values), 1)
    members = {}
    for each in tables:
        texts = each.dataset.texts()
        variables = tuple(
            Variable(
                name, f"Label of {name}", *((CHAR, lengths.get(name, longest[name])) if name in texts else (NUM, 8))
            )
            for name in each.dataset.columns
        )
        members[each.name] = Member(each.name, f"Records of {each.name}", variables, datetime(2020, 5, 4, tzinfo=UTC))
    return replace(made, members=members)


def result(
    function: Callable[..., Iterable[Found]], *tables: Records, facts: Facts | None = None, whole: Package | None = None
) -> Result:
    """Return what the runner makes of a check on datasets, or on a ``whole`` package."""
    known = check_of(function)
    assert known is not None
    return run([known], package(*tables) if whole is None else whole, load().standard, facts or Facts())[0]


def found(
    function: Callable[..., Iterable[Found]], *tables: Records, facts: Facts | None = None, whole: Package | None = None
) -> list[tuple[str, int | None]]:
    """Return what a check found: dataset and record, from 1; that it ran to its end is made sure of."""
    outcome = result(function, *tables, facts=facts, whole=whole)
    assert outcome.outcome in {Outcome.PASSED, Outcome.FOUND}, outcome.reason
    sys.stdout.write("".join(f"{each.dataset}: {each.message}\n" for each in outcome.found))
    return [
        (each.dataset, record)
        for each in outcome.found
        for record in ([None] if each.records is None else (each.records + 1).tolist())
    ]
