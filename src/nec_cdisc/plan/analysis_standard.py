"""The standard of a study's analysis datasets: what the guide, SDTM and the study itself say of each variable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec
from nec_cdisc.mapping.call import Call
from nec_cdisc.mapping.study import DatasetMapping, StudyMapping
from nec_cdisc.plan.binding import Binder
from nec_cdisc.plan.scope import Headers
from nec_cdisc.problem import Problem
from nec_cdisc.standard.analysis import AnalysisGuide
from nec_cdisc.standard.codelists import Codelists
from nec_cdisc.standard.datasets import LABEL
from nec_cdisc.standard.model import Standard

#: The variables of the guide that every dataset of a class has, where a name of it stands for several: the first one.
FIRST: Mapping[str, str] = {"TRTxxP": "TRT01P"}


def analysis_standard(
    study: StudyMapping, headers: Headers, guide: AnalysisGuide, tabulation: Standard, codelists: Codelists
) -> tuple[Standard, list[Problem]]:
    """Return the standard of analysis datasets with the variables that the study maps, in the order of its lines.

    The label and type of a variable are those of the guide, else those that SDTM gives the name (``tabulation``), else
    the study's: its label stands on the line (ANL101, ANL102), or on the line of the analysis dataset that it is copied
    from, and its type is that of what the line gives.
    """
    binder = Binder(study, headers)
    known = _of_sdtm(tabulation)
    datasets: dict[str, DatasetSpec] = {}
    problems: list[Problem] = []
    for name, mapping in study.datasets.items():
        spec = guide.datasets.get(name)
        if spec is None:
            continue  # told where mappings are held against the standard
        variables = [
            _variable(guide, spec, known, call, _label(study, call), binder.value_of(name, call.target), problems)
            for call in mapping.variables.values()
            if call.target not in mapping.working
        ]
        variables += _lacking(guide, spec, mapping)
        described = {item.name: replace(item, order=number) for number, item in enumerate(variables, start=1)}
        keys = tuple(key for key in spec.keys if key in described)
        datasets[name] = replace(spec, variables=described, keys=keys)
    order = {name: datasets[name] for name in guide.datasets if name in datasets}
    standard = replace(
        tabulation,
        guide="ADaMIG",
        version=guide.version,
        datasets=order,
        codelists=replace(codelists, also=tabulation.codelists),
        class_variables={},
        not_used=frozenset(),
        trial_summary={},
    )
    return standard, problems


def _of_sdtm(tabulation: Standard) -> dict[str, VariableSpec]:
    """Return what SDTM says of each variable; of one that several datasets have, what the first of them says."""
    known: dict[str, VariableSpec] = {}
    for spec in tabulation.datasets.values():
        for variable in spec.variables.values():
            known.setdefault(variable.name, variable)
    return known


def _variable(
    guide: AnalysisGuide,
    dataset: DatasetSpec,
    sdtm: Mapping[str, VariableSpec],
    call: Call,
    own: str,
    gives: str,
    problems: list[Problem],
) -> VariableSpec:
    """Return what is known of a variable; what its line, or its label ``own``, lacks or says in vain is noted."""
    named = guide.variable(dataset.class_name, call.target)
    if named is None or (not named.label and call.target in sdtm):
        named = replace(sdtm[call.target], core="Perm", role="") if call.target in sdtm else named
    target = f"{dataset.name}.{call.target}"
    if named is not None and named.label:
        if own and own != named.label:
            problems.append(
                Problem("ANL102", f"{call.target} is {named.label!r} in every study", call.place, target=target)
            )
        return named
    if not own or len(own) > LABEL:
        said = f"the label of {call.target} has {len(own)} characters" if own else f"{call.target} has no label"
        problems.append(Problem("ANL101", said, call.place, target=target))
    if named is not None:
        return replace(named, label=own)
    numeric = gives in {"number", "condition"}
    return VariableSpec(call.target, own, "Num" if numeric else "Char", "", "Perm", 0)


def _label(study: StudyMapping, call: Call, seen: Sequence[str] = ()) -> str:
    """Return the label on a line; a variable copied under its name from another analysis dataset has the label there.

    Datasets that copy it from each other in a circle are in ``seen``, and are told elsewhere.
    """
    own = call.notes.get("label", "")
    copied = call.arguments.get(call.signature.first.name) if call.verb == "take" else None
    table, _, name = copied.partition(".") if isinstance(copied, str) else ("", "", "")
    if own or name != call.target or table in seen or table not in study.datasets:
        return own
    behind = study.datasets[table].variables.get(name)
    return "" if behind is None else _label(study, behind, (*seen, table))


def _lacking(guide: AnalysisGuide, dataset: DatasetSpec, mapping: DatasetMapping) -> Iterator[VariableSpec]:
    """Yield the variables that every dataset of a class has and this one does not map."""
    for spec in guide.classes.get(dataset.class_name, {}).values():
        name = FIRST.get(spec.name, spec.name)
        if spec.core == "Req" and name not in mapping.variables:
            found = guide.variable(dataset.class_name, name)
            if found is not None:
                yield found
