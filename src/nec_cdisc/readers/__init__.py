"""Readers of raw files, one module per format; only the module that a file needs is imported."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from nec_cdisc.plugin.reader import FileOptions, Reading
from nec_cdisc.problem import Problem
from nec_cdisc.readers.headings import Headings
from nec_cdisc.readers.raw_file import refuse

#: Codes of column names that stand twice, and of values without a column name.
OF_HEADINGS = ("RAW111", "RAW112")

__all__ = ["checked_headers", "headers", "read", "reader_for", "suffixes"]


def reader_for(suffix: str) -> ModuleType | None:
    """Return the reader of a file ending (``.csv``; case does not matter), ``None`` where there is none.

    The module named like the ending is tried first, so that no other one is imported for it.
    """
    wanted = suffix.lower()
    for module in _readers(wanted.removeprefix(".")):
        if wanted in module.SUFFIXES:
            return module
    return None


def suffixes() -> tuple[str, ...]:
    """Return the file endings that have a reader, sorted. Imports every reader."""
    return tuple(sorted(suffix for module in _readers() for suffix in module.SUFFIXES))


def headers(path: Path, options: FileOptions, name: str | None = None) -> list[str]:
    """Return the column names of a raw file of any known format.

    ``name`` is what problems call the file, its own name where it is not given.

    Raises:
        Unreadable: with the problem that makes the file unusable.

    """
    called = name or path.name
    names: list[str] = _required(path, called).headers(path, options, called)
    return names


def checked_headers(path: Path, name: str, options: FileOptions) -> tuple[list[str], list[Problem]]:
    """Return the column names of a raw file, and what is wrong with them: a name that stands twice, values without one.

    The problems are those that ``read`` gives, too. The records are read only where some column has no name of its own,
    to see whether values stand in it.

    Raises:
        Unreadable: with the problem that makes the file unusable.

    """
    module = _required(path, name)
    if not hasattr(module, "headings"):
        return list(module.headers(path, options, name)), []
    heads: Headings = module.headings(path, name, options)
    if None not in heads.names:
        return heads.read, []
    return heads.read, [problem for problem in read(path, name, options).problems if problem.code in OF_HEADINGS]


def read(path: Path, name: str, options: FileOptions) -> Reading:
    """Return the reading of a raw file of any known format.

    Raises:
        Unreadable: with the problem that makes the file unusable.

    """
    reading: Reading = _required(path, name).read(path, name, options)
    return reading


def _required(path: Path, name: str) -> ModuleType:
    module = reader_for(path.suffix)
    if module is None:
        ending = path.suffix or "no ending"
        known = ", ".join(suffixes())
        message = f"{name} has {ending}, for which there is no reader. Known are {known}."
        refuse("RAW101", message, name)
    return module


def _readers(first: str = "") -> Iterator[ModuleType]:
    """Give the modules that read a format: those with ``SUFFIXES``, the one of the name ``first`` before all."""
    names = sorted((info.name for info in pkgutil.iter_modules(__path__)), key=lambda name: (name != first, name))
    for name in names:
        module = importlib.import_module(f"{__name__}.{name}")
        if hasattr(module, "SUFFIXES"):
            yield module
