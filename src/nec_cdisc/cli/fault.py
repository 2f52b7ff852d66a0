"""The net of last resort: a fault of the program itself is one message with a code, never a traceback."""

from __future__ import annotations

import sys
import traceback
from dataclasses import dataclass
from pathlib import Path, PurePath

from nec_cdisc import __version__
from nec_cdisc.problem import CODES

#: Exit code of a fault of the program itself; 1 is an error of the study, 2 a wrong command.
EXIT = 70
#: Beside the sets, of which it is no part.
REPORT = "outputs/internal_fault.txt"
_ROOTS = ("site-packages", "src")


@dataclass(slots=True)
class Started:
    """How the program was started: the study folder, and whether a developer wants the whole traceback."""

    folder: Path = Path()
    traceback: bool = False


def tell_fault(fault: Exception, started: Started) -> int:
    """Tell of a fault and return the exit code.

    The message and the report name kinds of exceptions and places in the program. They never quote an exception, whose
    text may hold a private value; only the traceback that a developer asks for does.
    """
    code = CODES["RUN198" if isinstance(fault, MemoryError) else "RUN199"]
    trail = _trail(fault)
    lines = [f"error {code.id} {code.title}: {trail[-1]}", f"  why: {code.why}", f"  next: {code.next_step}"]
    if _write(started.folder, [f"nec-cdisc {__version__}, Python {_python()}", *lines[:1], *trail]):
        lines.append(f"  see: {REPORT}")
    lines.append("  Developers see more with: nec-cdisc --traceback COMMAND (it may show values of the study)")
    if started.traceback:
        traceback.print_exception(fault)
    sys.stderr.write("\n".join(lines) + "\n")
    return EXIT


def _trail(fault: BaseException) -> list[str]:
    """Return the way to a fault: for each exception, causes first, the places passed and then its kind."""
    before = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    trail = _trail(before) if before is not None else []
    frames = traceback.extract_tb(fault.__traceback__)
    passed = [f"  {_shown(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    ours = next((step for step in reversed(passed) if "nec_cdisc/" in step), passed[-1] if passed else "")
    return [*trail, *passed, f"{type(fault).__name__} in{ours.partition(' in ')[0].removeprefix(' ')}"]


def _shown(file: str) -> str:
    """Return the path of a module without the folders of this machine."""
    parts = PurePath(file).parts
    at = max((place for place, part in enumerate(parts) if part in _ROOTS), default=len(parts) - 2)
    return "/".join(parts[at + 1 :])


def _python() -> str:
    return ".".join(map(str, sys.version_info[:3]))


def _write(folder: Path, lines: list[str]) -> bool:
    """Write the report into a study folder; say whether that could be done."""
    if not (folder / "mappings" / "study.yaml").is_file():
        return False  # never leave outputs in a folder that is no study
    try:
        path = folder / REPORT
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return False
    return True
