"""Gathers what a study uses of controlled terminology: in its mappings, its extensions, and its last published set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.own_terms import OwnTerm, codelist_variables, decoded_codelists, own_terms
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Place
from nec_cdisc.standard.codelists import EXTENSIONS, EXTENSIONS_FILE
from nec_cdisc.xpt.read import read

#: Where the last complete set stands below the study folder.
PUBLISHED = "outputs/sdtm"


@dataclass(frozen=True, slots=True)
class Extension:
    """A term of the study's own: its codelist by code, value, the name beside the code, and where it stands."""

    codelist: str
    value: str
    decode: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Uses:
    """What a study uses: terms, extensions, and the codelists that its variables have or take names from."""

    terms: tuple[OwnTerm, ...] = ()
    extensions: tuple[Extension, ...] = ()
    decoded: tuple[tuple[str, Place, str], ...] = ()
    codelists: frozenset[str] = frozenset()


def uses(plan: Plan, folder: Path) -> Uses:
    """Return what a study uses; values of the last published set stand beside those of the mappings."""
    published = [term for dataset, spec in _by_file(plan, folder) for term in _published(folder, dataset, spec)]
    return Uses(
        tuple(dict.fromkeys([*own_terms(plan), *published])),
        tuple(_extensions(plan)),
        tuple(decoded_codelists(plan)),
        frozenset(code for _, spec in codelist_variables(plan) for code in spec.codelists),
    )


def _extensions(plan: Plan) -> Iterator[Extension]:
    lists = plan.standard.codelists
    names = {row["submission_value"]: code for code, row in lists.index.items()}
    rows, _ = lists.layers.study_rows(EXTENSIONS_FILE, EXTENSIONS)
    for row in rows.values():
        code = names.get(row["codelist"], row["codelist"])
        yield Extension(code, row["value"], row["decode"] or None, Place(row.file, row.line))


def _by_file(plan: Plan, folder: Path) -> Iterator[tuple[str, list[VariableSpec]]]:
    variables: dict[str, list[VariableSpec]] = {}
    for dataset, spec in codelist_variables(plan):
        variables.setdefault(dataset, []).append(spec)
    for dataset, specs in variables.items():
        if (folder / PUBLISHED / f"{dataset.lower()}.xpt").is_file():
            yield dataset, specs


def _published(folder: Path, dataset: str, specs: list[VariableSpec]) -> Iterator[OwnTerm]:
    """Yield the distinct values of the last published set; a file that cannot be read tells nothing."""
    name = f"{PUBLISHED}/{dataset.lower()}.xpt"
    try:
        table = read(folder / name)[0]
    except (Unreadable, OSError):
        return
    columns = {variable.name: column for variable, column in zip(table.member.variables, table.columns, strict=True)}
    for spec in specs:
        column = columns.get(spec.name)
        if not isinstance(column, Encoded):
            continue
        counts = np.bincount(column.codes[column.codes >= 0], minlength=len(column.values)).tolist()
        for value, count in sorted(zip(column.values, counts, strict=True)):
            if count:
                yield OwnTerm(spec.codelists, value, Place(name), f"{dataset}.{spec.name}, {count:,} records")
