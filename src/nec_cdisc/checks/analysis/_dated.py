"""The dates of analysis that have a date of SDTM behind them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from nec_cdisc.checks.analysis._sources import sources
from nec_cdisc.dataset.encoded import Encoded, join_values
from nec_cdisc.records.package import Package, is_analysis
from nec_cdisc.records.table import SUBJECT, Records

#: Dates of analysis, and how the date of SDTM ends that they are made of.
DATES = {"ADT": "DTC", "ASTDT": "STDTC", "AENDT": "ENDTC"}


def dated(records: Records, package: Package) -> Iterator[tuple[str, Encoded]]:
    """Yield the dates of a dataset with the text of SDTM that each was made of, record by record.

    It is a variable of the dataset itself that ends as the date of the source does, where there is one alone; else
    that of the record which SRCDOM and SRCSEQ name.
    """
    of_subject = {name for each in ("ADSL", "DM") if each in package for name in package[each].dataset.columns}
    for name, ending in DATES.items():
        if not records.has(name):
            continue
        own = [each for each in records.dataset.columns if len(each) == len(ending) + 2 and each.endswith(ending)]
        own = [each for each in own if each not in of_subject and _is_date(records, each)]
        if len(own) == 1:
            yield name, records.text(own[0])
        elif not own and records.has("SRCDOM", "SRCSEQ"):
            yield name, _of_source(records, package, ending)


def _is_date(records: Records, name: str) -> bool:
    return isinstance(records.dataset.columns[name], Encoded)


@lru_cache(maxsize=8)
def _of_source(records: Records, package: Package, ending: str) -> Encoded:
    """Return the date of the source record, where it is the source of this record alone (a dose is of many days).

    A source in ADaM has completed its dates and is not asked, nor is one that is dated by its reference time point.
    """
    answer = Encoded(np.full(len(records), -1, np.int32), [])
    within = ("PARAMCD",) if records.has("PARAMCD") else ()
    alone = ~records.repeated(SUBJECT, "SRCDOM", "SRCSEQ", *within)
    for source in sources(records, package):
        name = f"--{ending}"
        known = source.records.has(name) and source.records.name != "DM" and not source.records.has("--RFDTC")
        if is_analysis(source.records.name) or not known:
            continue
        there = (source.row >= 0) & alone
        theirs = source.records.text(name).take(source.row)
        answer = join_values(
            [answer, Encoded(np.where(there, theirs.codes, -1).astype(np.int32), theirs.values)], _first
        )
    return answer


def _first(one: str | None, other: str | None) -> str | None:
    return one if one is not None else other
