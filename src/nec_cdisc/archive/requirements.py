"""The installed packages that a wheel needs, directly and through others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from io import BytesIO
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.disk_faults import NotWritten


@dataclass(frozen=True, slots=True, eq=False)
class Needed:
    """An installed package, and the names of those that it needs itself."""

    name: str
    installed: Distribution
    needs: tuple[str, ...]

    @property
    def version(self) -> str:
        """The version that is installed."""
        return self.installed.version


def metadata_of(wheel: bytes) -> Mapping[str, list[str]]:
    """Return the metadata of a wheel: the values of each header."""
    with ZipFile(BytesIO(wheel)) as archive:
        name = next(item for item in archive.namelist() if item.endswith(".dist-info/METADATA"))
        headers = BytesHeaderParser().parsebytes(archive.read(name))
    return {name: [str(value) for value in headers.get_all(name, [])] for name in headers}


def direct(wheel: bytes) -> list[Requirement]:
    """Return the requirements of a wheel that hold for this machine."""
    return _holding(metadata_of(wheel).get("Requires-Dist", ()), {""})


def needed(requirements: Iterable[Requirement]) -> dict[str, Needed]:
    """Return every package that some requirements need here, by name in order.

    Raises :class:`~nec_cdisc.writers.disk_faults.NotWritten` (RPL011) where one is not installed.
    """
    found: dict[str, Needed] = {}
    extras: dict[str, set[str]] = {}
    waiting = list(requirements)
    while waiting:
        requirement = waiting.pop()
        name, wanted = canonicalize_name(requirement.name), {"", *requirement.extras}
        if name in found and wanted <= extras[name]:
            continue
        extras[name] = extras.get(name, set()) | wanted
        try:
            installed = distribution(requirement.name)
        except PackageNotFoundError:
            message = f"the program cannot go into the archive: it needs {name}, which is not installed"
            raise NotWritten(Problem("RPL011", message, Place(name))) from None
        below = _holding(installed.requires or (), extras[name])
        found[name] = Needed(name, installed, names(below))
        waiting += below
    return {name: found[name] for name in sorted(found)}


def names(requirements: Iterable[Requirement]) -> tuple[str, ...]:
    """Return the names of some requirements in order, each once."""
    return tuple(sorted({canonicalize_name(item.name) for item in requirements}))


def _holding(lines: Iterable[str], extras: Iterable[str]) -> list[Requirement]:
    read = [Requirement(line) for line in lines]
    return [item for item in read if item.marker is None or any(item.marker.evaluate({"extra": at}) for at in extras)]
