"""Fills a template: Jinja without its powers. It knows the names that it is given, calls nothing and reads no file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from nec_cdisc.document.placeholders import Placeholders, is_blocks
from nec_cdisc.problem import Place, Problem

#: Signs that a filled template may have.
LONGEST = 5_000_000
FILTERS = ("count", "default", "first", "join", "last", "length", "lower", "upper")
TESTS = ("defined", "undefined", "equalto", "eq", "ne", "==", "!=", "in", "none")


class Names(dict[str, Any]):
    """Names that a template may use, in a group that has a name itself: ``datasets`` in ``{{ datasets.table }}``."""

    def __init__(self, path: str, names: Mapping[str, Any]) -> None:
        """Group names under a path, which is empty for those without a group."""
        super().__init__(names)
        self.path = path


def fill(text: str, name: str, names: Names, values: Placeholders, nearest: Any) -> tuple[str, list[Problem]]:
    """Return a template with signs for the values that it asks for, and its problems (DOC010, DOC011, DOC012).

    ``nearest`` gives the known name that a wrong one is closest to. Nothing is raised for what stands in a template.
    """
    problems: list[Problem] = []
    environment = _Environment(names, values, nearest, problems, name)
    try:
        template = environment.from_string(text)
        return _joined(template.generate(names)), problems
    except TemplateSyntaxError as fault:
        problems.append(Problem("DOC010", f"{fault.message or 'it cannot be read'}", Place(name, fault.lineno or 1)))
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as fault:
        message = str(fault) if isinstance(fault, SecurityError) else "what stands here cannot be carried out"
        problems.append(Problem("DOC012", message, Place(name, _line_of(fault))))
    return "", problems


def _joined(pieces: Iterator[str]) -> str:
    """Return the pieces of a text. Raises :class:`SecurityError` for one that grows beyond all measure."""
    found: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LONGEST:
            message = f"the document would have more than {LONGEST:,} signs"
            raise SecurityError(message)
        found.append(piece)
    return "".join(found)


class _Unknown(Undefined):
    """What a name stands for that is not known; whoever looks at it is told."""

    environment: _Environment  # each environment has a class of its own

    def _tell(self) -> str:
        return self.environment.told(self)

    def __str__(self) -> str:
        return self._tell()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._tell())

    def __bool__(self) -> bool:
        return bool(self._tell())

    def __len__(self) -> int:
        return len(self._tell())


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja with the names of groups alone: no call, no attribute of an object, no multiplication, few filters."""

    intercepted_binops = frozenset({"*", "**", "//", "/", "%", "+", "-"})

    def __init__(self, names: Names, values: Placeholders, nearest: Any, problems: list[Problem], file: str) -> None:
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # values never become markup: signs stand for them
            undefined=type("Unknown", (_Unknown,), {"environment": self}),
            finalize=self._kept,
        )
        self.nearest, self.problems, self.file, self._names, self._values = nearest, problems, file, names, values
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {name: self.tests[name] for name in TESTS}

    def _kept(self, value: Any) -> str:
        if isinstance(value, Undefined):
            return self.told(value)
        if not (value is None or isinstance(value, (str, int)) or is_blocks(value)):
            message = f"a {'group of names' if isinstance(value, Mapping) else 'list'} stands where text belongs"
            raise SecurityError(message)
        return self._values.keep(value)

    def told(self, value: Undefined) -> str:
        """Tell once of a name that is not known; nothing stands in its place."""
        name = str(value._undefined_name)  # noqa: SLF001 - Jinja gives no other way
        group = value._undefined_obj  # noqa: SLF001 - see above
        known = group if isinstance(group, Mapping) else self._names
        path = known.path if isinstance(known, Names) else ""
        where = f"{path}." if path else ""
        guess = self.nearest(name, known)
        problem = Problem(
            "DOC011",
            f"there is no '{where}{name}'",
            Place(self.file, _line_now()),
            nearest=None if guess is None else f"{where}{guess}",
        )
        if problem not in self.problems:
            self.problems.append(problem)
        return ""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a name of a group; nothing else has attributes."""
        return self._found(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return a name of a group, or an entry of a list."""
        if isinstance(obj, (tuple, list)) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self._found(obj, str(argument))

    def _found(self, obj: Any, name: str) -> Any:
        if isinstance(obj, Undefined):
            self.told(obj)
            return obj
        if isinstance(obj, Mapping):
            if name in obj:
                return obj[name]
            return self.undefined(obj=obj, name=name)
        message = f"a {type(obj).__name__} has nothing called '{name}' that a template may use"
        raise SecurityError(message)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002 - none is safe
        """Allow no call."""
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002 - no sides matter
        """Allow no arithmetic: a template says what is there and computes nothing."""
        message = f"a template computes nothing: '{operator}'"
        raise SecurityError(message)


def _line_now() -> int:
    """Return the line of the template that is being filled."""
    frame = sys._getframe()  # noqa: SLF001 - Jinja tells the line of a fault in the same way
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back  # type: ignore[assignment]
    return 0


def _line_of(fault: BaseException) -> int:
    """Return the line of the template at which a fault was raised."""
    line, trace = 0, fault.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            template = trace.tb_frame.f_globals.get("__jinja_template__")
            line = trace.tb_lineno if template is None else int(template.get_corresponding_lineno(trace.tb_lineno))
        trace = trace.tb_next
    return line
