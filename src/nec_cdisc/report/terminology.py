"""Writes which standards and dictionaries a set was made with, the sponsor's own terms, and terms not coded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.lineage.layout import PRIVATE
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.privacy import private_behind
from nec_cdisc.report.table import safe, write_table
from nec_cdisc.run.coding import dictionaries, uncoded
from nec_cdisc.run.engine import Outcome
from nec_cdisc.standard.imported import digest, origin

COLUMNS = (
    "kind", "name", "version", "file", "sha256", "codelist", "extensible", "declared", "dataset", "variable", "term",
    "records",
)  # fmt: skip
UNCODED_COLUMNS = (
    "dataset", "variable", "dictionary", "term", "records", "withheld", "raw_file", "raw_column", "first_raw_rows",
)  # fmt: skip
#: Rows of a term that are listed.
FEW = 10
#: What is a result and no term: a number, a limit, a date. Codelists of results are for those in words.
_MEASURED = re.compile(r"[<>]?=? ?[-+]?[0-9]+([.,][0-9]+)?|[0-9]{4}-[0-9T:-]+")
_RESULT = "Result Qualifier"
Line = Sequence[str | int | None]


def write_terminology(plan: Plan, outcome: Outcome, path: Path) -> None:
    """Write the versions of standards and dictionaries, and each use of a term that was not published."""
    write_table(COLUMNS, [*_standards(plan), *_dictionaries(plan, outcome), *_own_terms(plan, outcome)], path)


def write_uncoded(plan: Plan, outcome: Outcome, path: Path) -> None:
    """Write the terms that are not coded: how many records, and the first raw rows."""
    write_table(UNCODED_COLUMNS, _uncoded(plan, outcome), path)


def _standards(plan: Plan) -> Iterator[Line]:
    standard, lists = plan.standard, plan.standard.codelists
    yield _line(kind="standard", name="SDTMIG", version=standard.version)
    yield _line(
        kind="terminology",
        name="SDTM CT",
        version=standard.ct,
        file=origin(lists.layers, lists.folder) or "packaged",
        sha256=digest(lists.layers, lists.folder),
    )


def _dictionaries(plan: Plan, outcome: Outcome) -> Iterator[Line]:
    for item in dictionaries(plan, outcome.whereabouts):
        name, version = (text if item.shown else PRIVATE for text in (item.name, item.version))
        yield _line(kind="dictionary", name=name, version=version, file=item.form.file, records=len(item.rows))


def _own_terms(plan: Plan, outcome: Outcome) -> Iterator[Line]:
    for dataset in outcome.datasets.values():
        for name in dataset.texts():
            spec = plan.standard.allowed(dataset.name, name)
            if spec is not None and spec.codelists:
                yield from _of_variable(plan, dataset, spec)


def _of_variable(plan: Plan, dataset: Dataset, spec: VariableSpec) -> Iterator[Line]:
    lists = [plan.standard.codelists[code] for code in spec.codelists]
    known = {value: term for item in lists for value, term in item.terms.items()}
    column = dataset.column(spec.name)
    counts = np.bincount(column.codes[column.codes >= 0], minlength=len(column.values)).tolist()
    own = {
        value: count
        for value, count in zip(column.values, counts, strict=True)
        if count
        and (value not in known or known[value].extended)
        and not (spec.role == _RESULT and _MEASURED.fullmatch(value))
    }
    bound = plan.bound.get(f"{dataset.name}.{spec.name}")
    if own and bound is not None and private_behind(plan, dataset.name, bound):
        own = {PRIVATE: sum(own.values())}
    for value, count in sorted(own.items()):
        extensible = any(item.extensible for item in lists)
        yield _line(
            kind="sponsor's term",
            codelist=" ".join(item.submission_value for item in lists),
            extensible="Yes" if extensible else "No",
            declared="Yes" if value in known else "No",
            dataset=dataset.name,
            variable=spec.name,
            term=value,
            records=count,
        )


def _line(**cells: str | int | None) -> Line:
    return [safe(cell) if isinstance(cell, str) else cell for cell in (cells.get(name) for name in COLUMNS)]


def _uncoded(plan: Plan, outcome: Outcome) -> Iterator[Line]:
    for item in uncoded(plan, outcome):
        rows = " ".join(map(str, item.rows[:FEW])) + (" ..." if len(item.rows) > FEW else "")
        term = PRIVATE if item.term is None else safe(item.term)
        dictionary, file, column = safe(item.dictionary), safe(item.file), safe(item.column)
        yield (item.dataset, item.variable, dictionary, term, len(item.rows), item.withheld, file, column, rows)
