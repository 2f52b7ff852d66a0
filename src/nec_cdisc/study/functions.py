"""The verbs that a study brings itself, in ``mappings/functions.py``: loaded, checked and kept from crashing a run."""

from __future__ import annotations

import functools
import importlib.util
import os
import re
import traceback
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

from nec_cdisc.mapping.files import FOLDER
from nec_cdisc.mapping.signature import signature
from nec_cdisc.mapping.unread import FUNCTIONS
from nec_cdisc.plugin.verb import Refused, Shape, shape_of
from nec_cdisc.problem import CODES, Place, Problem
from nec_cdisc.source.study_path import leaving
from nec_cdisc.source.text_file import SourceText, read_text
from nec_cdisc.verbs import verbs

NAME = f"{FOLDER}/{FUNCTIONS}"
Verb = Callable[..., Any]
#: The code of a function that does not come to an answer; it is the study's own, no verb of the package raises it.
FUNCTION_FAILED = "VAL201"
#: What a cell may hold.
_CELLS = (str, int, Decimal, type(None))
#: What the study's own code may raise: an exception of any kind, or the wish to end the program.
_ANY = (Exception, SystemExit)


def load_functions(folder: Path) -> tuple[dict[str, Verb], frozenset[str], list[Problem]]:
    """Return the study's own verbs, the marked functions of ``mappings/functions.py``, by name.

    Whatever the code of the study raises is a problem and never a traceback; nothing is loaded where the file fails.
    The names in the middle are those of functions that cannot be loaded.
    """
    path = folder / NAME
    if not os.path.lexists(path):
        return {}, frozenset(), []
    outside = leaving(folder, NAME, Place(NAME))
    source = read_text(path, NAME) if outside is None else SourceText("", (), outside)
    module = source.problem or _module(path)
    if isinstance(module, Problem):
        text = "\n".join(source.lines)
        return {}, frozenset(re.findall(r"^def (\w+)", text, re.MULTILINE)), [module]
    marked = {name: item for name, item in vars(module).items() if callable(item) and shape_of(item) is not None}
    own = {name: item for name, item in marked.items() if getattr(item, "__module__", "") == module.__name__}
    problems: list[Problem] = []
    good = {}
    for name, item in own.items():
        place = Place(NAME, item.__code__.co_firstlineno) if hasattr(item, "__code__") else Place(NAME)
        if name in verbs():
            problems.append(Problem("MAP172", f"'{name}' is a verb already", place))
            continue
        verb = guarded(name, item, path)
        try:
            signature(verb)
        except (TypeError, KeyError, NameError, IndexError) as fault:
            message = f"the signature of '{name}' cannot be read, each argument needs its type: {fault}"
            problems.append(Problem("MAP174", message, place))
            continue
        good[name] = verb
    return good, frozenset(own) - frozenset(good), problems


def _module(path: Path) -> ModuleType | Problem:
    spec = importlib.util.spec_from_file_location("nec_cdisc_study_functions", path)
    if spec is None or spec.loader is None:
        return Problem("MAP174", f"{NAME} is no Python file", Place(NAME))
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except SyntaxError as fault:
        place = Place(NAME, fault.lineno or 0, fault.offset or 0) if fault.filename == str(path) else Place(NAME)
        return Problem("MAP174", f"{NAME} cannot be read as Python: {fault.msg}", place)
    except _ANY as fault:
        said = f"{NAME} cannot be loaded: it ends with {type(fault).__name__}"
        return Problem("MAP174", f"{said}: {fault}" if str(fault) else said, Place(NAME, _line(fault, path)))
    return module


def guarded(name: str, function: Verb, path: Path) -> Verb:
    """Return a verb that refuses, as an error, where the function fails or answers what no cell can hold.

    The refusal names the function, the line and the kind of exception. It never quotes the exception, whose text may
    hold a private value.
    """

    @functools.wraps(function)
    def verb(*given: Any, **named: Any) -> Any:
        try:
            answer = function(*given, **named)
        except Refused as refusal:
            if refusal.code in CODES and isinstance(refusal.answer, _CELLS):
                raise
            fault = f"refuses a value with '{refusal.code}', which is no code of a problem"
            raise _failed(name, fault, _line(refusal, path)) from None
        except _ANY as raised:
            raise _failed(name, f"fails with {type(raised).__name__}", _line(raised, path)) from None
        if shape_of(function) is Shape.VALUE and not isinstance(answer, _CELLS):
            message = f"answers a {type(answer).__name__}; a cell holds text, a whole number, a Decimal or nothing"
            raise _failed(name, message, 0)
        return answer

    return verb


def _failed(name: str, what: str, line: int) -> Refused:
    where = f"{NAME}:{line}" if line else NAME
    return Refused(FUNCTION_FAILED, f"the function '{name}' {what} ({where})")


def _line(fault: BaseException, path: Path) -> int:
    """Return the deepest line of the study's file on the way to an exception, 0 where there is none."""
    frames = traceback.extract_tb(fault.__traceback__)
    return next((frame.lineno or 0 for frame in reversed(frames) if frame.filename == str(path)), 0)
