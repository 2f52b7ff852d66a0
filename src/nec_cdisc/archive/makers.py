"""Files of an archive that are made for it: the program, what it needs, and the description of everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.archive.bag_info import Described
from nec_cdisc.archive.lock_file import lock_file
from nec_cdisc.archive.opened import Found
from nec_cdisc.writers.run_record import Run

#: The folder of the program in the payload.
PROGRAM = "program"
#: The name of the lock file there.
LOCK = f"{PROGRAM}/requirements.lock"


@dataclass(frozen=True, slots=True)
class Making:
    """What a maker may look at: the study, the command that archives, and the files of the payload so far."""

    described: Described
    run: Run
    held: Mapping[str, Found]


#: Gives further files of the payload, by path: bytes, or the path of a file.
Maker = Callable[[Making], Mapping[str, Path | bytes]]


def locked_packages(_: Making) -> Mapping[str, Path | bytes]:
    """Return the lock file of the program in use."""
    return {LOCK: lock_file()}


#: In order: a maker sees what those before it have made.
MAKERS: tuple[Maker, ...] = (locked_packages,)
