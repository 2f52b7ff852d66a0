"""Tells how an installed CDISC CORE is started: by which words, and in which folder."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

#: The command of CORE that validates; options of the user's own may stand behind it.
VALIDATE = "validate"
#: What lies beside the program: CORE reads its template of reports there, by a path from where it is started.
_BESIDE = "resources"


@dataclass(frozen=True, slots=True)
class Program:
    """The words that start CORE, and the folder to start it in; ``None`` for the one where the user is."""

    words: tuple[str, ...]
    folder: Path | None


def program(command: str, *, windows: bool = os.name == "nt") -> Program:
    """Return how a command starts CORE.

    The folder is that of the program where ``resources`` lies beside it, so whatever the words name from where the
    user is, is named in full. Without an own ``validate`` the words end with one. On Windows a backslash parts folders
    and nothing else. Raises ``ValueError`` where the command cannot be read or is empty.
    """
    parts = shlex.split(command, posix=not windows)
    words = [part.strip("\"'") for part in parts] if windows else parts
    if not words:
        message = "it is empty"
        raise ValueError(message)
    at = words.index(VALIDATE) if VALIDATE in words[1:] else len(words)
    own = (VALIDATE, *map(_full, words[at + 1 :]))
    return Program((_started(words[0]), *map(_full, words[1:at]), *own), _folder(words[:at]))


def _full(word: str) -> str:
    """Return a word in full where it names a file or folder; not resolved, as an environment is known by its links."""
    return os.path.abspath(word) if not word.startswith("-") and os.path.exists(word) else word  # noqa: PTH100, PTH110 - any text


def _started(word: str) -> str:
    """Return the first word; one without a folder is looked for where programs are, not where the user is."""
    return _full(word) if os.path.dirname(word) else word  # noqa: PTH120 - any text


def _folder(words: Sequence[str]) -> Path | None:
    for word in words:
        named = shutil.which(word) or word
        place = Path(os.path.realpath(named)).parent
        if os.path.isfile(named) and (place / _BESIDE).is_dir():  # noqa: PTH113 - any text
            return place
    return None
