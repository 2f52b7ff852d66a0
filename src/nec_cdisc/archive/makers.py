"""Files of an archive that are made for it: the program, what it needs, and the description of everything."""

from __future__ import annotations

import datetime as dt
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from nec_cdisc import __version__
from nec_cdisc.archive.bag_info import Described
from nec_cdisc.archive.crate import NAME, About, Held, crate
from nec_cdisc.archive.made_with import FOLDER, made_with
from nec_cdisc.archive.manifest import PAYLOAD
from nec_cdisc.archive.opened import Found
from nec_cdisc.writers.run_record import Run


@dataclass(frozen=True, slots=True)
class Making:
    """What a maker may look at: the study, the command that archives, and the files of the payload so far.

    ``fetched`` is an empty folder for the packages of a wheelhouse, ``None`` where the archive shall have none.
    """

    described: Described
    run: Run
    held: Mapping[str, Found]
    fetched: Path | None = None

    @property
    def at(self) -> str:
        """The time of the archive; where nobody stated one, the beginning of the export's day."""
        return self.run.at or f"{self.described.export_date}T00:00:00+00:00"


#: Gives further files of the payload, by path: bytes, or the path of a file.
Maker = Callable[[Making], Mapping[str, Path | bytes]]


def program(making: Making) -> Mapping[str, Path | bytes]:
    """Return the program in use with its lock file and the list of its packages, and a wheelhouse."""
    return made_with(dt.datetime.fromisoformat(making.at), making.fetched)


def description(making: Making) -> Mapping[str, Path | bytes]:
    """Return the description of all files as an RO-Crate."""
    files = {name.removeprefix(PAYLOAD): found for name, found in making.held.items() if name.startswith(PAYLOAD)}
    wheel = next(name for name in sorted(files) if name.startswith(f"{FOLDER}/") and name.endswith(".whl"))
    of = making.described
    about = About(
        of.study, of.title or of.study, of.export_date, making.at, __version__, platform.python_version(), wheel
    )
    stated = replace(about, by=making.run.by or "", reason=making.run.reason or "")
    return {NAME: crate(stated, (Held(name, found.size, found.sha256) for name, found in files.items()))}


#: In order: a maker sees what those before it have made.
MAKERS: tuple[Maker, ...] = (program, description)
