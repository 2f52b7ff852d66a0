"""The very program that runs, as a wheel whose bytes depend on its files alone.

From a checkout hatchling builds it; from an installation it is packed again from the list of its files (``RECORD``).
Either is written anew by one rule (sorted, one date, not compressed), so that both give the same bytes.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath
from typing import NoReturn

import nec_cdisc
from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.disk_faults import NotWritten

PROGRAM = "nec-cdisc"
#: The earliest date that a zip file can state; a file in a wheel has no other.
_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644
_RECORD = "RECORD"
#: What an installer adds to the files of a wheel.
_INSTALLERS = {_RECORD, "INSTALLER", "REQUESTED", "direct_url.json", "RECORD.jws", "RECORD.p7s"}
_COMPILED = {".pyc", ".pyo"}


def program_wheel() -> tuple[str, bytes]:
    """Return file name and bytes of the wheel of the program that runs.

    Raises :class:`~nec_cdisc.writers.disk_faults.NotWritten`: RPL010 where an installed file is not as its ``RECORD``
    says, RPL011 where the program is neither a checkout nor an installation.
    """
    package = Path(nec_cdisc.__file__).resolve().parent
    if (package.parents[1] / "pyproject.toml").is_file() and package.parent.name == "src":
        return repacked(built(package.parents[1]))
    found = next((item for item in distributions(path=[str(package.parent)]) if item.name == PROGRAM), None)
    if found is None:
        _refuse("RPL011", "no list of installed files lies beside the program")
    return repacked(installed(found, package))


def built(root: Path) -> dict[str, bytes]:
    """Return the files of the wheel that hatchling builds of a checkout, by their paths in it."""
    from hatchling.builders.wheel import WheelBuilder  # noqa: PLC0415 - an installed program needs none of it

    with tempfile.TemporaryDirectory(prefix="nec-cdisc-wheel-") as folder:
        try:
            wheel = next(iter(WheelBuilder(str(root)).build(directory=folder, versions=["standard"])))
        except (OSError, ValueError, TypeError, StopIteration) as fault:
            _refuse("RPL011", f"the checkout cannot be built: {type(fault).__name__}")
        with zipfile.ZipFile(wheel) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


def installed(found: Distribution, package: Path) -> dict[str, bytes]:
    """Return the files of an installed wheel, by their paths in it, each as its ``RECORD`` says.

    Raises :class:`~nec_cdisc.writers.disk_faults.NotWritten` (RPL010) with the names of the files that are not.
    """
    root = package.parent
    files: dict[str, bytes] = {}
    wrong: list[str] = []
    for name, digest in _recorded(found):
        try:
            content = (root / name).read_bytes()
        except OSError:
            wrong.append(f"{name} is gone")
            continue
        if digest != hash_of(content):
            wrong.append(f"{name} was changed")
        files[name] = content
    wrong += [f"{name} was added" for name in _present(package) if name not in files]
    if wrong:
        more = f", and {len(wrong) - 5} more" if len(wrong) > 5 else ""  # noqa: PLR2004 - a few examples
        _refuse("RPL010", f"{', '.join(sorted(wrong)[:5])}{more}")
    return files


def repacked(files: Mapping[str, bytes]) -> tuple[str, bytes]:
    """Return name and bytes of a wheel of these files, with a ``RECORD`` of its own; raises like the others."""
    metadata = next((name for name in files if name.endswith(".dist-info/WHEEL")), None)
    if metadata is None:
        _refuse("RPL011", "its files are no wheel")
    folder = metadata.partition("/")[0]
    tags = [line.partition(":")[2].strip() for line in files[metadata].decode().splitlines() if line.startswith("Tag:")]
    written = {name: files[name] for name in sorted(files) if name != f"{folder}/{_RECORD}"}
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerows([name, hash_of(content), len(content)] for name, content in written.items())
    lines.writerow([f"{folder}/{_RECORD}", "", ""])
    written[f"{folder}/{_RECORD}"] = text.getvalue().encode()
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name, content in written.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.external_attr = _MODE << 16
            entry.create_system = 3
            archive.writestr(entry, content)
    return f"{folder.removesuffix('.dist-info')}-{tags[0]}.whl", stored.getvalue()


def hash_of(content: bytes) -> str:
    """Return the hash of a file as a ``RECORD`` writes it.

    >>> hash_of(b"")
    'sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'
    """
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode("ascii")


def brought(found: Distribution, keep: Callable[[PurePosixPath], bool] = lambda _: True) -> Iterator[tuple[str, str]]:
    """Yield path and hash of each file that the wheel of an installed package brought.

    What an installer adds, compiles or puts elsewhere (scripts, which name the interpreter) is left out.
    """
    for row in csv.reader((found.read_text(_RECORD) or "").splitlines()):
        path = PurePosixPath(row[0].replace("\\", "/")) if row else PurePosixPath()
        ours = path.parts and ".." not in path.parts and not path.is_absolute()
        added = path.name in _INSTALLERS and path.parent.name.endswith(".dist-info")
        if ours and not added and path.suffix not in _COMPILED and keep(path):
            yield path.as_posix(), row[1] if len(row) > 1 else ""


def _recorded(found: Distribution) -> list[tuple[str, str]]:
    recorded = list(brought(found))
    if not any(name == "nec_cdisc/__init__.py" for name, _ in recorded):
        _refuse("RPL011", "its list of installed files does not name it")
    return recorded


def _present(package: Path) -> Iterator[str]:
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix not in _COMPILED:
            yield path.relative_to(package.parent).as_posix()


def _refuse(code: str, why: str) -> NoReturn:
    raise NotWritten(Problem(code, f"the program cannot go into the archive: {why}", Place(PROGRAM)))
