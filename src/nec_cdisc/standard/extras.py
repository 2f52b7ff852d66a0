"""Variables that the model allows in a dataset of a class though the implementation guide does not list them there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec

ClassVariables = Mapping[str, Mapping[str, VariableSpec]]
"""By class and name (``--ENRTPT``): the model's variables, in the model's order."""

PREFIX = "--"
_LISTED_AS = {"Findings About": "Findings"}  # the model gives it the variables of Findings


def find(spec: DatasetSpec, variable: str, class_variables: ClassVariables) -> VariableSpec | None:
    """Return the model's variable under the name that it has in a dataset, ``None`` where its class has none.

    Its ``order`` is that of the listed variable that it follows, 0 where it comes first.
    """
    model = _of_class(spec, class_variables)
    known = _in_model(spec, variable, model)
    if known is None:
        return None
    return replace(known, name=variable, order=_place(spec, known, model)[0])


def ordered(spec: DatasetSpec, variables: Iterable[str], class_variables: ClassVariables) -> list[str]:
    """Return variables in the order of the guide, the model's at their place in the model, unknown ones last."""
    model = _of_class(spec, class_variables)
    last = (len(spec.variables) + 1, 0)

    def place(variable: str) -> tuple[int, int]:
        if variable in spec.variables:
            return spec.variables[variable].order, -1
        known = _in_model(spec, variable, model)
        return last if known is None else _place(spec, known, model)

    return sorted(variables, key=place)


def numbered(spec: DatasetSpec, variables: Iterable[VariableSpec]) -> DatasetSpec:
    """Return a dataset with these variables alone, numbered from 1 as they come."""
    chosen = {each.name: replace(each, order=number) for number, each in enumerate(variables, start=1)}
    return replace(spec, variables=chosen, keys=tuple(key for key in spec.keys if key in chosen))


def _of_class(spec: DatasetSpec, class_variables: ClassVariables) -> Mapping[str, VariableSpec]:
    return class_variables.get(_LISTED_AS.get(spec.class_name, spec.class_name), {})


def _in_model(spec: DatasetSpec, variable: str, model: Mapping[str, VariableSpec]) -> VariableSpec | None:
    if variable.startswith(PREFIX):
        return None
    prefix = spec.name[: len(PREFIX)]
    general = PREFIX + variable.removeprefix(prefix) if variable.startswith(prefix) else variable
    return model.get(variable) or model.get(general)


def _place(spec: DatasetSpec, known: VariableSpec, model: Mapping[str, VariableSpec]) -> tuple[int, int]:
    """Return where a model's variable goes: after the listed variable that stands last before it in the model."""
    before = [
        (general.order, listed.order)
        for listed in spec.variables.values()
        if (general := _in_model(spec, listed.name, model)) and general.order < known.order
    ]
    return max(before, default=(0, 0))[1], known.order
