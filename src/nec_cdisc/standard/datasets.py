"""Reads the datasets of an implementation guide and the class variables of its model."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec
from nec_cdisc.problem import Problem
from nec_cdisc.standard.codelists import Codelists
from nec_cdisc.standard.extras import ClassVariables
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.table import Column, Form, Row, Rows

NAME = 8  # longest name and label of a SAS version 5 transport file
LABEL = 40
OBSERVATIONS = ("Interventions", "Events", "Findings")
CLASSES = (*OBSERVATIONS, "Findings About", "Special-Purpose", "Trial Design", "Study Reference", "Relationship")
ROLES = (
    "Identifier", "Topic", "Timing", "Rule", "Grouping Qualifier", "Result Qualifier", "Synonym Qualifier",
    "Record Qualifier", "Variable Qualifier",
)  # fmt: skip

_VARIABLE = (
    Column("variable", filled=True, limit=NAME),
    Column("label", filled=True, limit=LABEL),
    Column("type", filled=True, words=("Char", "Num")),
    Column("role", filled=True, words=ROLES),
)
_VALUES = (Column("order", filled=True, number="count"), Column("codelist"), Column("format"))
VARIABLES = Form((*_VARIABLE, Column("core", filled=True, words=("Req", "Exp", "Perm")), *_VALUES), key=("variable",))
GENERAL = Form((Column("class", filled=True), *_VARIABLE, *_VALUES), key=("class", "variable"))
NOT_USED = Form((Column("dataset", filled=True), Column("variable", filled=True)), key=("dataset", "variable"))


def datasets_form(classes: tuple[str, ...]) -> Form:
    """Return the columns of a guide's list of datasets, which belong to these classes."""
    return Form(
        (
            Column("dataset", filled=True, limit=NAME, plain=True),
            Column("label", filled=True, limit=LABEL),
            Column("class", filled=True, words=classes),
            Column("structure", filled=True),
            Column("keys"),
        ),
        key=("dataset",),
    )


DATASETS = datasets_form(CLASSES)


@dataclass(frozen=True, slots=True)
class Guide:
    """An implementation guide: its datasets, the model's variables by class, and what a dataset must do without.

    ``named_codelists`` are the codes that its variables name, also those that no terminology holds.
    """

    datasets: dict[str, DatasetSpec] = field(default_factory=dict)
    class_variables: ClassVariables = field(default_factory=dict)
    not_used: frozenset[tuple[str, str]] = frozenset()
    named_codelists: frozenset[str] = frozenset()


def guide(layers: Layers, folder: str, codelists: Codelists) -> tuple[Guide, list[Problem]]:
    """Return the guide in a folder such as ``sdtmig-3.4``, and its problems (STD101 to STD112, STD116)."""
    index, problems = layers.merged(f"{folder}/datasets.csv", DATASETS)
    files = {f"{row['dataset'].lower()}.csv" for row in index.values()}
    problems += layers.unread(folder, {"datasets.csv", "general.csv", "not_used.csv", "trial_summary.csv", *files})
    datasets: dict[str, DatasetSpec] = {}
    named: set[str] = set()
    for row in index.values():
        rows, found = layers.merged(f"{folder}/{row['dataset'].lower()}.csv", VARIABLES)
        spec = _dataset(row, rows, codelists)
        datasets[spec.name] = spec
        named |= _named(rows)
        problems += [*found, *_unknown_codelists(rows, codelists), *_check(row, spec)]
    general, found = layers.merged(f"{folder}/general.csv", GENERAL)
    problems += [*found, *_unknown_codelists(general, codelists), *_unknown_classes(general)]
    not_used, found = layers.merged(f"{folder}/not_used.csv", NOT_USED)
    problems += [*found, *_unknown_datasets(not_used, datasets)]
    unused = frozenset((row["dataset"], row["variable"]) for row in not_used.values())
    return Guide(datasets, _by_class(general, codelists), unused, frozenset(named | _named(general))), problems


def _named(rows: Rows) -> set[str]:
    """Return the codelists that variables name."""
    return {code for row in rows.values() for code in row["codelist"].split()}


def _dataset(row: Row, rows: Rows, codelists: Codelists) -> DatasetSpec:
    variables = _in_order(rows, codelists)
    return DatasetSpec(
        row["dataset"],
        row["label"],
        row["class"],
        row["structure"],
        tuple(row["keys"].split()),
        {each.name: replace(each, order=number) for number, each in enumerate(variables, start=1)},
    )


def _in_order(rows: Rows, codelists: Codelists) -> list[VariableSpec]:
    """Return variables by their order; a study's addition stands after the packaged one of the same order."""
    return sorted((_variable(row, codelists) for row in rows.values()), key=lambda each: each.order)


def _variable(row: Row, codelists: Codelists) -> VariableSpec:
    known = tuple(code for code in row["codelist"].split() if code in codelists)
    return VariableSpec(
        name=row["variable"],
        label=row["label"],
        type=row["type"],
        role=row["role"],
        core=row.cells.get("core", "Perm"),
        order=int(row["order"]),
        codelists=tuple(dict.fromkeys((*known, *codelists.serving(row["variable"])))),
        format=row["format"] or None,
    )


def _by_class(rows: Rows, codelists: Codelists) -> ClassVariables:
    return {
        name: {
            each.name: each
            for each in _in_order({key: row for key, row in rows.items() if name in row["class"].split()}, codelists)
        }
        for name in OBSERVATIONS
    }


def _check(row: Row, spec: DatasetSpec) -> list[Problem]:
    if not spec.variables:
        return [row.problem("STD116", f"{spec.name} has no file {spec.name.lower()}.csv with variables.")]
    return [
        row.problem("STD112", f"{spec.name} has no variable {key}, which its keys name.")
        for key in spec.keys
        if key not in spec.variables
    ]


def _unknown_codelists(rows: Rows, codelists: Codelists) -> list[Problem]:
    return _unknown(rows, "codelist", lambda name: name in codelists, "STD107", "no codelist here")


def _unknown_classes(rows: Rows) -> list[Problem]:
    return _unknown(rows, "class", lambda name: name in OBSERVATIONS, "STD106", f"none of {', '.join(OBSERVATIONS)}")


def _unknown_datasets(rows: Rows, datasets: Collection[str]) -> list[Problem]:
    return _unknown(rows, "dataset", lambda name: name in datasets, "STD112", "no dataset here")


def _unknown(rows: Rows, column: str, known: Callable[[str], bool], code: str, said: str) -> list[Problem]:
    return [
        row.problem(code, f"{name!r} is {said}.") for row in rows.values() for name in row[column].split()
        if not known(name)
    ]  # fmt: skip
