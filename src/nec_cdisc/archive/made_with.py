"""What the results of an archive were made with: the program, its lock file, and the list of packages it ran with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from nec_cdisc.archive import sbom
from nec_cdisc.archive.lock_file import lock_file
from nec_cdisc.archive.wheel import program_wheel
from nec_cdisc.archive.wheelhouse import wheelhouse

#: The folder in the payload.
FOLDER = "program"
#: The name of the lock file there.
LOCK = "requirements.lock"


def made_with(at: dt.datetime, fetched: Path | None = None) -> Mapping[str, bytes | Path]:
    """Return the files, by their paths in the payload of the archive.

    ``at`` is the time of the archive; with ``fetched``, an empty folder, every package of the lock file is fetched into
    it and belongs to the archive. Raises :class:`~nec_cdisc.writers.disk_faults.NotWritten`: RPL010, RPL011, RPL020.
    """
    wheel = program_wheel()
    files: dict[str, bytes | Path] = {
        f"{FOLDER}/{wheel[0]}": wheel[1],
        f"{FOLDER}/{sbom.NAME}": sbom.bill_of_materials(wheel, at),
        f"{FOLDER}/{LOCK}": lock_file(),
    }
    return {**files, **(wheelhouse(lock_file(), fetched) if fetched is not None else {})}
