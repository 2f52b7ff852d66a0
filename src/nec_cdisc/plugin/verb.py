"""The contract of a verb: its signature is its schema, its docstring its manual, its file its name.

A verb is a function in a file of its own name under ``nec_cdisc/verbs``, marked by one of the decorators
below. Its parameters are annotated with the types of this module, and the annotation says where the
argument comes from:

- a column of the record (:data:`Text`, :data:`Iso8601`, :data:`Number`, :data:`Anything`, or a ``list`` of
  one of them): named in YAML. A parameter that also admits ``None`` sees missing values; for every other
  one the engine answers missing without calling the verb. A text default such as ``"DM.RFSTDTC"`` or
  ``"--STNRLO"`` is the name of the column to read where YAML names none.
- a condition (:data:`Condition`): written in YAML in the language's grammar, seen as ``bool``.
- an option (``str``, ``int``, ``bool``, ``Decimal``, ``Literal`` or a list of them): written in YAML.
- something that the study or the source declares (a class of :mod:`nec_cdisc.plugin.convention`): a class
  with ``NAMED = True`` is chosen by name in YAML, every other one is handed in by the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar

Scalar = str | int | Decimal | bool
Function = TypeVar("Function", bound=Callable[..., Any])


class Shape(StrEnum):
    """The shapes of verbs.

    ``VALUE``: a plain function of the values of one record, called once per distinct combination.
    ``SUBJECT``: vectors of one dataset in, a vector out; sees the neighbours of a record.
    ``EXTREME``: chooses, for each subject, one row of another table; its value becomes the result.
    ``SUMMARY``: says something of all rows that a subject has in another table, and names the row that decided.
    """

    VALUE = "value"
    SUBJECT = "subject"
    EXTREME = "extreme"
    SUMMARY = "summary"

    @property
    def looks_elsewhere(self) -> bool:
        """Whether the verb looks into another table, of which ``keep`` bounds the rows."""
        return self in {Shape.EXTREME, Shape.SUMMARY}


@dataclass(frozen=True, slots=True)
class Column:
    """Marks a parameter that reads a column: ``text``, ``iso8601``, ``number``, ``any`` or ``condition``.

    ``elsewhere`` marks a column of another table (extreme verbs).
    """

    kind: str
    elsewhere: bool = False


Text = Annotated[str, Column("text")]
Iso8601 = Annotated[str, Column("iso8601")]
Number = Annotated[Decimal, Column("number")]
Anything = Annotated[Scalar, Column("any")]
Condition = Annotated[bool, Column("condition")]


class Refused(Exception):
    """A value verb cannot use its value.

    ``code`` is a problem code (its severity decides what happens), ``message`` one sentence that quotes the
    value. ``answer`` is what the cell gets all the same: nothing by default, the value to keep for a note.
    ``argument`` names the parameter whose value is at fault, so that its raw cell is shown; by default the first.
    """

    def __init__(self, code: str, message: str, answer: Scalar | None = None, argument: str | None = None) -> None:
        """Refuse a value under a problem code."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.answer = answer
        self.argument = argument


def value_verb(function: Function) -> Function:
    """Mark a function of the values of one record as a verb."""
    return _mark(function, Shape.VALUE)


def subject_verb(function: Function) -> Function:
    """Mark a function of the vectors of one dataset as a verb."""
    return _mark(function, Shape.SUBJECT)


def extreme_verb(function: Function) -> Function:
    """Mark a function that chooses one row of another table for each subject as a verb."""
    return _mark(function, Shape.EXTREME)


def summary_verb(function: Function) -> Function:
    """Mark a function that says something of the rows of another table for each subject as a verb."""
    return _mark(function, Shape.SUMMARY)


def options_checked(faults: Callable[[Mapping[str, Any]], list[str]]) -> Callable[[Function], Function]:
    """Have the arguments of a verb checked together when its line is read; each fault is one sentence."""

    def mark(function: Function) -> Function:
        function.__option_faults__ = faults  # type: ignore[attr-defined]  # functions take attributes
        return function

    return mark


def at_once(many: Callable[..., list[Any]]) -> Callable[[Function], Function]:
    """Have a value verb answered for many records in one call of ``many``, where that is much quicker.

    ``many`` takes the same columns, encoded, with one row for each distinct combination, and whatever else the verb is
    handed; it returns the answer of the verb for each row. It refuses nothing. A row without a value that the verb
    needs has no answer.
    """

    def mark(function: Function) -> Function:
        function.__at_once__ = many  # type: ignore[attr-defined]  # functions take attributes
        return function

    return mark


def answered_at_once(function: Callable[..., Any]) -> Callable[..., list[Any]] | None:
    """Return the function that answers a verb for many records in one call, ``None`` where it has none."""
    return getattr(function, "__at_once__", None)


def option_faults(function: Callable[..., Any], arguments: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the arguments of a line taken together; nothing for a verb that checks none."""
    faults: Callable[[Mapping[str, Any]], list[str]] | None = getattr(function, "__option_faults__", None)
    return [] if faults is None else faults(arguments)


def shape_of(function: Callable[..., Any]) -> Shape | None:
    """Return the shape of a verb, ``None`` for a function that is none."""
    return getattr(function, "__verb_shape__", None)


def _mark(function: Function, shape: Shape) -> Function:
    function.__verb_shape__ = shape  # type: ignore[attr-defined]  # functions take attributes
    return function
