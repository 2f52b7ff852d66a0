"""Parses an expression: a bare name, or one verb with its arguments and what stands on the same line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from nec_cdisc.mapping.condition.lexer import ConditionError
from nec_cdisc.mapping.condition.parser import parse
from nec_cdisc.mapping.condition.tree import Condition, column_words
from nec_cdisc.mapping.signature import Parameter, Signature, Source, signature
from nec_cdisc.mapping.verb_names import NO_VERB, verb_meant, verbs_with
from nec_cdisc.mapping.wording import said, short
from nec_cdisc.plugin.verb import option_faults
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
    ``name_places`` says where each name that the line mentions is written.
    """

    target: str
    signature: Signature
    arguments: Mapping[str, Any]
    place: Place
    notes: Mapping[str, str] = field(default_factory=dict)
    blank_when: Condition | None = None
    only_when: Condition | None = None
    keep: Condition | None = None
    name_places: Mapping[str, Place] = field(default_factory=dict)

    def place_of(self, name: str) -> Place:
        """Return where the line writes a name; the start of the line for a name that it leaves to a default."""
        return self.name_places.get(name, self.place)

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
        self.name_places: dict[str, Place] = {}

    def read(self, target: str, expression: Any, path: KeyPath) -> Call | None:
        """Return the call that an expression stands for, ``None`` where it cannot be read."""
        self.name_places = {}
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
            tree = parse(text)
        except ConditionError as fault:
            inside = self.document.place_within(path, fault.offset)
            said = Problem("MAP131", fault.message, inside, nearest=fault.nearest, next_step=fault.next_step)
            self.problems.append(said)
            self.words.update(words_of(text))
            return None
        self.name_places = {**self.places_in(tree, path), **self.name_places}
        return tree

    def places_in(self, tree: Condition | None, path: KeyPath) -> dict[str, Place]:
        """Return where a condition names each of its columns first; ``path`` is that of its text."""
        words = column_words(tree) if tree is not None else ()
        return {word.text: self.document.place_within(path, word.offset) for word in reversed(words)}

    def _call(self, target: str, verb: Signature, expression: dict[str, Any], path: KeyPath) -> Call | None:
        before = len(self.problems)
        arguments: dict[str, Any] = {}
        parameters = {item.name: item for item in verb.written[1:]}
        bounds: dict[str, Condition | None] = {}
        unknown: list[str] = []
        allowed = (*BOUNDING, "keep") if verb.shape.looks_elsewhere else BOUNDING
        for key, value in expression.items():
            here = (*path, key)
            if value is None and (key in {verb.name, *allowed, *parameters, *DESCRIBING}):
                arguments[verb.first.name if key == verb.name else key] = None
                self._report("MAP115", f"'{key}' for {target} is left empty", here)
            elif key == verb.name:
                arguments[verb.first.name] = self._argument(f"'{verb.name}'", verb.first, value, here)
            elif key in allowed:
                bounds[key] = self.condition(str(value), here)
            elif key in parameters:
                arguments[key] = self._argument(f"'{key}' of '{verb.name}'", parameters[key], value, here)
            elif key not in DESCRIBING:
                unknown.append(key)
        lacking = [item.name for item in verb.written if item.required and item.name not in arguments]
        for key in unknown:
            known = (*parameters, *allowed, *DESCRIBING)
            guess = nearest(key, known) or (lacking[0] if len(lacking) == len(unknown) == 1 else None)
            lacking = [name for name in lacking if name != guess]
            self._unknown_argument(verb, key, guess, (*path, key))
        for name in lacking:
            step = f"Add it on the same line: {name}: …; 'nec-cdisc explain {verb.name}' shows the verb."
            self._report("MAP114", f"'{verb.name}' for {target} needs '{name}'", path, step)
        if len(self.problems) > before or self._at_odds(target, verb, arguments, path):
            return None
        notes = {key: str(expression[key]) for key in DESCRIBING if key in expression}
        place, named = self.document.key_place(path), self.name_places
        return Call(target, verb, arguments, place, notes, **bounds, name_places=named)

    def _at_odds(self, target: str, verb: Signature, arguments: Mapping[str, Any], path: KeyPath) -> bool:
        """Say whether the arguments of a line do not go together (the problems are recorded)."""
        faults = option_faults(verb.function, arguments)
        for fault in faults:
            self._report("MAP115", f"'{verb.name}' for {target}: {fault}", path)
        return bool(faults)

    def _argument(self, label: str, parameter: Parameter, value: Any, path: KeyPath) -> Any:
        if parameter.source is Source.COLUMN:
            return self._columns(label, parameter, value, path)
        if parameter.source is Source.NAMED:
            self._note(value, path)
        kind: Any = str if parameter.source is Source.NAMED else parameter.type
        if parameter.many:
            kind = list[kind]
            value = [value] if isinstance(value, str) else value
        try:
            return _adapter(kind).validate_python(value)
        except ValidationError as fault:
            self._report("MAP115", f"{label} {said(fault.errors()[0])}", path)
            return None

    def _columns(self, label: str, parameter: Parameter, value: Any, path: KeyPath) -> Any:
        if parameter.kind == "condition" and isinstance(value, str):
            return self.condition(value, path)
        if parameter.many:
            value = [value] if isinstance(value, str) else value
            if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
                for position, item in enumerate(value):
                    self._note(item, (*path, position))
                return value
            self._report("MAP115", f"{label} wants a list of names, found {short(value)}", path)
            return None
        if not isinstance(value, str):
            message = f"{label} wants the name of one column, found {short(value)}"
            listed = isinstance(value, list)
            step = "Name one column; 'coalesce' takes the first of several that is filled." if listed else None
            self._report("MAP115", message, path, step)
            return None
        self._note(value, path)
        return value

    def _note(self, name: Any, path: KeyPath) -> None:
        """Note where a name is written; what it is mentioned in again does not count."""
        self.name_places.setdefault(str(name), self.document.place(path))

    def _verb_problem(self, target: str, expression: dict[str, Any], named: list[str], path: KeyPath) -> None:
        if named:
            message = f"{target} has {len(named)} verbs: {', '.join(named)}"
            self.problems.append(Problem("MAP112", message, self.document.key_place((*path, named[1]))))
            return
        unknown = [key for key in expression if key not in {*DESCRIBING, *BOUNDING, "keep"}]
        if not unknown:
            self._report("MAP112", f"{target} has no verb", path)
            return
        if set(unknown) & {*self.failed}:
            return
        owners = verbs_with(unknown[0], self.verbs)
        if len(unknown) == 1 and owners:
            message = f"{target} has no verb: '{unknown[0]}' is an argument of {' and '.join(owners[:3])}"
            step = f"Write the verb first: {{{owners[0]}: …, {unknown[0]}: {expression[unknown[0]]}}}."
            self.problems.append(Problem("MAP112", message, self.document.key_place((*path, *unknown)), next_step=step))
            return
        guesses = {key: verb_meant(key, self.verbs) for key in unknown}
        word = next((key for key, guess in guesses.items() if guess), unknown[0])
        place = self.document.key_place((*path, word))
        glued = guesses[word] is not None and ":" in word
        message = f"there is no verb '{word}'" + (": no blank stands behind the colon" if glued else "")
        advice = None if guesses[word] else NO_VERB
        self.problems.append(Problem("MAP111", message, place, nearest=guesses[word], next_step=advice))

    def _unknown_argument(self, verb: Signature, key: str, guess: str | None, path: KeyPath) -> None:
        message = f"'{verb.name}' takes no argument '{key}'"
        taken = ", ".join(item.name for item in verb.written[1:])
        step = f"It takes {taken}; 'nec-cdisc explain {verb.name}' shows them." if taken and not guess else None
        place = self.document.key_place(path)
        self.problems.append(Problem("MAP113", message, place, nearest=guess, next_step=step))

    def _report(self, code: str, message: str, path: KeyPath, step: str | None = None) -> None:
        self.problems.append(Problem(code, message, self.document.place(path), next_step=step))


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    """Return what checks an option of a type; many lines of a study give options of few types."""
    return TypeAdapter(kind)


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
