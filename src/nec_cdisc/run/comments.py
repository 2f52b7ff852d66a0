"""Continues long comments in further variables of CO: COVAL1, COVAL2 and so on.

Rule: SDTMIG 3.4, section 5.1 (CO). A comment is no record of a general class, so CO has no supplemental qualifiers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec
from nec_cdisc.run.supplementary import Qualifier

#: The dataset of comments, and its variable that holds them.
COMMENTS, COMMENT = "CO", "COVAL"


def with_further(
    spec: DatasetSpec | None, columns: dict[str, Encoded], qualifiers: Sequence[Qualifier]
) -> tuple[DatasetSpec | None, dict[str, Encoded], list[Qualifier]]:
    """Return specification and columns of a dataset with the further parts of its comments, and the qualifiers left.

    In any other dataset than CO nothing changes. The further parts follow the first one, in their order.
    """
    if spec is None or spec.name != COMMENTS or COMMENT not in spec.variables:
        return spec, columns, list(qualifiers)
    parts = {item.name: item for item in qualifiers if item.name.startswith(COMMENT)}
    variables: list[VariableSpec] = []
    held: dict[str, Encoded] = {}
    for name, variable in spec.variables.items():
        variables.append(variable)
        held[name] = columns[name]
        if name == COMMENT:
            variables += [replace(variable, name=part.name, label=part.label, core="Perm") for part in parts.values()]
            held |= {part.name: part.value for part in parts.values()}
    numbered = {item.name: replace(item, order=number) for number, item in enumerate(variables, start=1)}
    return replace(spec, variables=numbered), held, [item for item in qualifiers if item.name not in parts]
