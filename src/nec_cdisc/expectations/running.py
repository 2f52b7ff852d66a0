"""Runs a suite on a dataset: Great Expectations decides, and the records at fault are found by distinct values."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.expectations.inherited_fields import copied_alone
from nec_cdisc.expectations.kinds.registry import ARGUMENTS, KINDS
from nec_cdisc.expectations.narrowing import columns_of, narrowed
from nec_cdisc.expectations.postponed import postponed
from nec_cdisc.expectations.suite import Expectation, Suite
from nec_cdisc.expectations.verdict import BROKEN, FOUND, PASSED, SKIPPED, Verdict
from nec_cdisc.plugin.check import Found

if TYPE_CHECKING:
    from nec_cdisc.expectations.gx.deciding import Decision

#: What Great Expectations imports for charts and for distributions, which no suite asks for.
SLOW = ("altair", "scipy.stats")


def run_suite(dataset: Dataset, suite: Suite) -> list[Verdict]:
    """Return what became of each expectation of a suite, in its order.

    Nothing is raised for a fault of the data: an expectation that Great Expectations cannot evaluate is ``broken``.
    """
    asked: list[tuple[int, Expectation]] = []
    verdicts: dict[int, Verdict] = {}
    for number, expectation in enumerate(suite.expectations):
        fitted = narrowed(expectation, dataset)
        if isinstance(fitted, str):
            verdicts[number] = Verdict(dataset.name, expectation, SKIPPED, reason=fitted)
        else:
            asked.append((number, fitted))
    for columns, group in _grouped(asked, dataset):
        decisions = _decided(dataset, columns, [fitted for _, fitted in group])
        for (number, fitted), decision in zip(group, decisions, strict=True):
            verdicts[number] = _verdict(dataset, suite.expectations[number], fitted, decision)
    return [verdicts[number] for number in range(len(suite.expectations))]


def _grouped(
    asked: Sequence[tuple[int, Expectation]], dataset: Dataset
) -> Iterator[tuple[tuple[str, ...], list[tuple[int, Expectation]]]]:
    """Yield expectations together with the columns that they need.

    Those of this package look at columns of their own choice, by distinct values. Those of Great Expectations copy the
    table that they are given, so they are given no more columns than they look at.
    """
    groups: dict[tuple[str, ...], list[tuple[int, Expectation]]] = {}
    whole = tuple(dataset.columns)
    for number, fitted in asked:
        columns = whole if fitted.type in KINDS else columns_of(fitted) or whole
        groups.setdefault(columns, []).append((number, fitted))
    yield from groups.items()


def _decided(
    dataset: Dataset, columns: tuple[str, ...], expectations: list[Expectation], *, all_records: bool = False
) -> list[Decision]:
    with _without_collection(), postponed(*SLOW):
        with copied_alone():
            from nec_cdisc.expectations.gx import deciding  # noqa: PLC0415 - it takes seconds to import, and few ask
        from nec_cdisc.expectations.gx.frame import frame_of  # noqa: PLC0415 - pandas too

        part = replace(dataset, columns={name: dataset.columns[name] for name in columns}, births=())
        wanted = deciding.ALL_RECORDS if all_records else deciding.SUCCESS_ALONE
        return deciding.decide(frame_of(part), expectations, wanted)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Look for no circles of objects meanwhile: Great Expectations makes so many that a third of its time is that."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _verdict(dataset: Dataset, expectation: Expectation, fitted: Expectation, decision: Decision) -> Verdict:
    if decision.broken is not None:
        return Verdict(dataset.name, expectation, BROKEN, reason=decision.broken)
    if decision.met:
        return Verdict(dataset.name, expectation, PASSED)
    found = _found(dataset, fitted)
    if isinstance(found, str):
        return Verdict(dataset.name, expectation, BROKEN, reason=found)
    return Verdict(dataset.name, expectation, FOUND, found)


def _found(dataset: Dataset, fitted: Expectation) -> tuple[Found, ...] | str:
    """Return what does not meet an expectation, or how the search for it broke."""
    kind = KINDS.get(fitted.type)
    if kind is None:
        return (_of_others(dataset, fitted),)
    arguments = {ARGUMENTS.get(name, name): value for name, value in fitted.kwargs.items() if name != "exact_match"}
    try:
        with np.errstate(all="ignore"):
            found = tuple(kind.find(dataset, **arguments))
    except Exception as fault:  # noqa: BLE001 - a fault of the search is an outcome, and never ends the run
        return f"{type(fault).__name__}: {fault}"
    return found or "Great Expectations says that it is not met, and no record was found that does not meet it"


def _of_others(dataset: Dataset, fitted: Expectation) -> Found:
    """Return the records that Great Expectations names; the dataset as a whole where it names none."""
    names = columns_of(fitted)
    (decision,) = _decided(dataset, names or tuple(dataset.columns), [fitted], all_records=True)
    says = str(fitted.meta.get("says") or fitted.type.removeprefix("expect_").replace("_", " "))
    if decision.records is None:
        return Found(dataset.name, f"not met: {says}", names)
    values = ", ".join(f"{name} {{{name}}}" for name in names)
    return Found(dataset.name, f"{values}: not met: {says}", names, np.array(decision.records, np.int64))
