"""The contract of a check: its signature says what it reads, its docstring what it is about, its file its name.

A check is a function in a file of its own name under ``nec_cdisc/checks``, marked by :func:`check`::

    @check("AE101", Level.ERROR, AE=("AEOUT", "AEENDTC"))
    def ae_outcome_end(ae: Records) -> Iterator[Found]:
        \"\"\"An adverse event that is over has an end date.

        Why: ...
        Do: ...
        Source: ...
        \"\"\"

The keywords of the mark are the datasets that it reads, with the variables that it cannot do without; the parameter
of each has its name in lower case. Where one is absent the check is skipped and says why; a dataset whose parameter has
the default ``None`` may be absent. ``each=("--STDTC", "--ENDTC")`` runs the check, with the parameter ``records``, for
every dataset of SDTM that has these variables (``--`` is its prefix); ``each_analysis`` for those of ADaM. Further
parameters by name: ``package`` (all datasets), ``standard`` (SDTM), ``facts`` (what the study says of itself).

A check yields :class:`Found`, and nothing where all is well. What it raises makes it broken, which is never a pass.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Function = TypeVar("Function", bound=Callable[..., Iterable["Found"]])
#: Stands for the default of a parameter that has none.
REQUIRED = object()
#: The parts of a docstring behind its first sentence; ``Do`` is what the finding tells people to do next.
PARTS = ("Why", "Do", "Source")


class Level(StrEnum):
    """What a finding means for the package.

    ``REJECT``: an authority refuses the package (rejection criteria). ``ERROR``: it contradicts the standard, the plan
    or itself. ``WARNING``: it needs a look and perhaps an explanation. ``NOTE``: worth knowing.
    """

    REJECT = "reject"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Records of a dataset that share one fault.

    ``records`` are their positions, from 0; ``None`` where the dataset as a whole is at fault. ``message`` may name
    values of the record as ``{AEENDTC}``, and those that the check computed by their names in ``said`` (one entry for
    each record). ``variables`` are those concerned, the one to look at first in front.
    """

    dataset: str
    message: str
    variables: tuple[str, ...] = ()
    records: NDArray[np.int64] | None = None
    said: Mapping[str, Sequence[Any]] = field(default_factory=dict)


class Skipped(Exception):
    """A check cannot be made; the text says why. A skipped check is no passed one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is known of a rule, whoever checks it: an entry of the table of all rules.

    ``says`` is the rule as one sentence, ``why`` why it matters, ``next_step`` what to do with a finding, ``source``
    where the rule comes from. ``datasets`` are those concerned, as people name them (``AE, DM``, or ``--``: any).
    """

    id: str
    name: str
    level: Level
    says: str
    why: str
    next_step: str
    source: str
    datasets: str


@dataclass(frozen=True, slots=True)
class Check:
    """A check as found: its rule, its function and what that reads.

    ``needs`` are datasets with the variables that each must have, ``optional`` those that may be absent. Of a check
    with ``each`` (or ``each_analysis``) these are the variables that a dataset must have to be looked at.
    ``parameters`` are the names of the parameters of the function.
    """

    rule: Rule
    function: Callable[..., Iterable[Found]]
    needs: Mapping[str, tuple[str, ...]]
    optional: frozenset[str]
    parameters: tuple[str, ...]
    each: tuple[str, ...] = ()
    each_analysis: tuple[str, ...] = ()


def check(
    code: str,
    level: Level,
    *,
    each: tuple[str, ...] = (),
    each_analysis: tuple[str, ...] = (),
    **needs: tuple[str, ...],
) -> Callable[[Function], Function]:
    """Mark a function as a check.

    ``code`` is the stable id of its rule, three letters of its family and a number. Raises ``ValueError`` where the
    docstring lacks a part, or a parameter stands for nothing.
    """

    def mark(function: Function) -> Function:
        parameters = _parameters(function)
        known = {"records", "package", "standard", "facts"} | {name.lower() for name in needs}
        unknown = [name for name in parameters if name not in known]
        if unknown:
            message = f"{function.__name__}: nothing is known of the parameter {', '.join(unknown)}"
            raise ValueError(message)
        optional = frozenset(name for name in needs if name.lower() in parameters and parameters[name.lower()] is None)
        rule = _rule(code, level, function, _named(needs, each or each_analysis))
        known_check = Check(rule, function, needs, optional, tuple(parameters), each, each_analysis)
        function.__check__ = known_check  # type: ignore[attr-defined]  # functions take attributes
        return function

    return mark


def _parameters(function: Callable[..., Any]) -> dict[str, Any]:
    """Return the parameters of a function by name, with their defaults (``REQUIRED``: none).

    Hundreds of functions are asked whenever something is validated, and ``inspect`` would build objects for each.
    """
    code, given = function.__code__, function.__defaults__ or ()
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    defaults = dict(zip(names[code.co_argcount - len(given) :], given, strict=False))
    return dict.fromkeys(names, REQUIRED) | defaults | (function.__kwdefaults__ or {})


def check_of(function: Callable[..., Any]) -> Check | None:
    """Return what is known of a check, ``None`` for a function that is none."""
    return getattr(function, "__check__", None)


def _named(needs: Mapping[str, tuple[str, ...]], each: tuple[str, ...]) -> str:
    return ", ".join([*(["--"] if each else []), *needs]) or "package"


def _rule(code: str, level: Level, function: Callable[..., Any], datasets: str) -> Rule:
    says, parts = _docstring(function)
    return Rule(code, function.__name__, level, says, parts["Why"], parts["Do"], parts["Source"], datasets)


def _docstring(function: Callable[..., Any]) -> tuple[str, dict[str, str]]:
    """Return the first sentence of a docstring and its parts, each as one line."""
    head, *paragraphs = inspect.cleandoc(function.__doc__ or "").split("\n\n")
    parts: dict[str, str] = {}
    name = ""
    for line in "\n".join(paragraphs).splitlines():
        title, colon, text = line.partition(": ")
        begins = bool(colon) and title in PARTS
        name = title if begins else name
        if name:
            parts[name] = f"{parts.get(name, '')} {(text if begins else line).strip()}".strip()
    missing = [part for part in PARTS if not parts.get(part)]
    if missing or not head:
        message = f"{function.__name__}: the docstring does not say {', '.join(missing) or 'what the rule is'}"
        raise ValueError(message)
    return " ".join(head.split()), parts
