"""Parses an expression: a bare name, or one verb with its arguments and what stands on the same line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from nec_cdisc.mapping.condition.lexer import ConditionError
from nec_cdisc.mapping.condition.parser import parse
from nec_cdisc.mapping.condition.tree import Condition
from nec_cdisc.mapping.signature import Parameter, Signature, Source, signature
from nec_cdisc.mapping.wording import said
from nec_cdisc.plugin.verb import Shape
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import Document, KeyPath
from nec_cdisc.source.nearest import nearest

#: Keys that may stand beside any verb: they describe the line or bound it.
DESCRIBING = ("origin", "crf", "comment", "label", "evaluator")
BOUNDING = ("blank_when", "only_when")


@dataclass(frozen=True, slots=True)
class Call:
    """One line of a mapping: the target, the verb and its arguments as written, checked for form.

    ``arguments`` holds names of columns (text or list), options, names of code lists, or condition trees.
    ``blank_when`` blanks the value, and a value that stood there all the same is a query; ``only_when`` takes the value
    only from records where the condition holds. ``keep`` bounds the rows of the other table of an extreme verb.
    """

    target: str
    signature: Signature
    arguments: Mapping[str, Any]
    place: Place
    notes: Mapping[str, str] = field(default_factory=dict)
    blank_when: Condition | None = None
    only_when: Condition | None = None
    keep: Condition | None = None

    @property
    def verb(self) -> str:
        """The name of the verb."""
        return self.signature.name


class CallReader:
    """Reads the expressions of one document; what is wrong is collected in ``problems``.

    ``words`` are those of the expressions and conditions that cannot be read: what they name may be used by them.
    ``failed`` are verbs that the study brings and that cannot be loaded, a problem of their own.
    """

    def __init__(
        self, document: Document, verbs: Mapping[str, Callable[..., Any]], failed: Collection[str] = ()
    ) -> None:
        """Start reading a document with a set of verbs."""
        self.document = document
        self.verbs = verbs
        self.failed = failed
        self.problems: list[Problem] = []
        self.words: set[str] = set()

    def read(self, target: str, expression: Any, path: KeyPath) -> Call | None:
        """Return the call that an expression stands for, ``None`` where it cannot be read."""
        call = self._read(target, expression, path)
        if call is None:
            self.words.update(words_of(expression))
        return call

    def _read(self, target: str, expression: Any, path: KeyPath) -> Call | None:
        if isinstance(expression, str):
            expression = {"take": expression}
        if not isinstance(expression, dict):
            self._report("MAP112", f"{target} has no expression", path)
            return None
        named = [key for key in expression if key in self.verbs]
        verb = self._verb(named)
        if verb is None:
            self._verb_problem(target, expression, named, path)
            return None
        return self._call(target, verb, expression, path)

    def _verb(self, named: Sequence[str]) -> Signature | None:
        """Return the verb among keys that are names of verbs: all others must be arguments of it (such as ``date``)."""
        for name in named:
            verb = signature(self.verbs[name])
            if {*named} <= {name, *(item.name for item in verb.written[1:])}:
                return verb
        return None

    def condition(self, text: str, path: KeyPath) -> Condition | None:
        """Return the tree of a condition, ``None`` where it cannot be parsed."""
        try:
            return parse(text)
        except ConditionError as fault:
            inside = self.document.place_within(path, fault.offset)
            said = Problem("MAP131", fault.message, inside, nearest=fault.nearest, next_step=fault.next_step)
            self.problems.append(said)
            self.words.update(words_of(text))
            return None

    def _call(self, target: str, verb: Signature, expression: dict[str, Any], path: KeyPath) -> Call | None:
        before = len(self.problems)
        arguments: dict[str, Any] = {}
        parameters = {item.name: item for item in verb.written[1:]}
        bounds: dict[str, Condition | None] = {}
        allowed = (*BOUNDING, "keep") if verb.shape is Shape.EXTREME else BOUNDING
        for key, value in expression.items():
            here = (*path, key)
            if value is None and (key in {verb.name, *allowed, *parameters, *DESCRIBING}):
                arguments[verb.first.name if key == verb.name else key] = None
                self._report("MAP115", f"'{key}' for {target} is left empty", here)
            elif key == verb.name:
                arguments[verb.first.name] = self._argument(verb.name, verb.first, value, here)
            elif key in allowed:
                bounds[key] = self.condition(str(value), here)
            elif key in parameters:
                arguments[key] = self._argument(verb.name, parameters[key], value, here)
            elif key not in DESCRIBING:
                self._unknown_argument(verb, key, (*parameters, *allowed, *DESCRIBING), here)
        for item in verb.written:
            if item.required and item.name not in arguments:
                self._report("MAP114", f"'{verb.name}' for {target} needs '{item.name}'", path)
        if len(self.problems) > before:
            return None
        notes = {key: str(expression[key]) for key in DESCRIBING if key in expression}
        return Call(target, verb, arguments, self.document.key_place(path), notes, **bounds)

    def _argument(self, verb: str, parameter: Parameter, value: Any, path: KeyPath) -> Any:
        if parameter.source is Source.COLUMN:
            return self._columns(verb, parameter, value, path)
        kind: Any = str if parameter.source is Source.NAMED else parameter.type
        if parameter.many:
            kind = list[kind]
            value = [value] if isinstance(value, str) else value
        try:
            return TypeAdapter(kind).validate_python(value)
        except ValidationError as fault:
            self._report("MAP115", f"'{parameter.name}' of '{verb}' {said(fault.errors()[0])}", path)
            return None

    def _columns(self, verb: str, parameter: Parameter, value: Any, path: KeyPath) -> Any:
        if parameter.kind == "condition" and isinstance(value, str):
            return self.condition(value, path)
        if parameter.many:
            value = [value] if isinstance(value, str) else value
            if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
                return value
            self._report("MAP115", f"'{parameter.name}' of '{verb}' wants a list of names", path)
            return None
        if not isinstance(value, str):
            self._report("MAP115", f"'{parameter.name}' of '{verb}' wants the name of one column", path)
            return None
        return value

    def _verb_problem(self, target: str, expression: dict[str, Any], named: list[str], path: KeyPath) -> None:
        if named:
            self._report("MAP112", f"{target} has {len(named)} verbs: {', '.join(named)}", path)
            return
        unknown = [key for key in expression if key not in {*DESCRIBING, *BOUNDING, "keep"}]
        if not unknown:
            self._report("MAP112", f"{target} has no verb", path)
            return
        if set(unknown) & {*self.failed}:
            return
        guesses = {key: nearest(key, self.verbs) for key in unknown}
        word = next((key for key, guess in guesses.items() if guess), unknown[0])
        place = self.document.key_place((*path, word))
        self.problems.append(Problem("MAP111", f"there is no verb '{word}'", place, nearest=guesses[word]))

    def _unknown_argument(self, verb: Signature, key: str, known: tuple[str, ...], path: KeyPath) -> None:
        message = f"'{verb.name}' takes no argument '{key}'"
        self.problems.append(Problem("MAP113", message, self.document.key_place(path), nearest=nearest(key, known)))

    def _report(self, code: str, message: str, path: KeyPath) -> None:
        self.problems.append(Problem(code, message, self.document.place(path)))


def words_of(expression: Any) -> Iterator[str]:
    """Yield each text of an expression, and its words: any of them may be the name of a column.

    >>> sorted(set(words_of({"flag": "ae_no is filled"})))
    ['ae_no', 'ae_no is filled', 'filled', 'is']
    """
    if isinstance(expression, str):
        yield expression
        yield from re.findall(r"\w+", expression)
    elif isinstance(expression, dict):
        for value in expression.values():
            yield from words_of(value)
    elif isinstance(expression, list):
        for item in expression:
            yield from words_of(item)
