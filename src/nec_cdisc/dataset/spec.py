"""What a dataset should look like: its variables with label, type, role and codelist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VariableSpec:
    """A variable of a dataset.

    ``type`` is ``Char`` or ``Num``; ``core`` ``Req``, ``Exp`` or ``Perm``; ``order`` its place in the dataset;
    ``codelists`` the codes of the codelists that its values come from; ``format`` a described value domain
    such as ``ISO 8601 datetime or interval``; ``sas_format`` that of a number, such as ``DATE9.``.
    """

    name: str
    label: str
    type: str
    role: str
    core: str
    order: int
    codelists: tuple[str, ...] = ()
    format: str | None = None
    sas_format: str = ""


@dataclass(frozen=True, slots=True)
class DatasetSpec:
    """A dataset of the standard: label, class, structure, natural keys, variables by name in order."""

    name: str
    label: str
    class_name: str
    structure: str
    keys: tuple[str, ...]
    variables: Mapping[str, VariableSpec]
