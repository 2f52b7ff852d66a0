"""Writes a bag (RFC 8493): copies files into it piece by piece, then the manifests, then a tar of it all."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nec_cdisc.archive import manifest, tar
from nec_cdisc.archive.bag_info import DECLARATION, DECLARED
from nec_cdisc.archive.manifest import ALGORITHMS, PAYLOAD
from nec_cdisc.archive.opened import Found, Tell
from nec_cdisc.problem import Place, Problem
from nec_cdisc.problem.visible import visible
from nec_cdisc.writers.disk_faults import NotWritten
from nec_cdisc.writers.fault_points import passed

_PIECE = 1 << 20


@dataclass(slots=True)
class Bag:
    """A bag that is being written: its folder, and what it holds, by name from that folder."""

    folder: Path
    tell: Tell
    total: int = 0
    done: int = 0
    held: dict[str, Found] = field(default_factory=dict)

    def take(self, files: Mapping[str, Path | bytes], expected: Mapping[Path, str]) -> None:
        """Copy files into the payload, each under its path there; ``expected`` are SHA-256 of files as they were.

        Raises :class:`nec_cdisc.writers.disk_faults.NotWritten` (ARC105) for a file that went away or changed, and
        ``OSError`` where the bag cannot be written.
        """
        for name, source in sorted(files.items()):
            self._copy(PAYLOAD + name, source)
            known = expected.get(source) if isinstance(source, Path) else None
            if known is not None and known != self.held[PAYLOAD + name].sha256:
                raise _changed(name, "changed")
            passed(f"{name} is in the bag")

    def describe(self, info: bytes, name: str) -> bytes:
        """Write declaration, description and all manifests; return the manifest that a signature is of.

        Raises ``OSError``.
        """
        self._copy(DECLARED, DECLARATION)
        self._copy(name, info)
        for algorithm in ALGORITHMS:
            held = {path: found.hash(algorithm) for path, found in self.held.items() if path.startswith(PAYLOAD)}
            self._copy(manifest.payload_manifest(algorithm), manifest.text(held))
        tags = {path: found for path, found in self.held.items() if not path.startswith(PAYLOAD)}
        for algorithm in ALGORITHMS:
            last = manifest.text({path: found.hash(algorithm) for path, found in tags.items()})
            self._copy(manifest.tag_manifest(algorithm), last)
        passed("the manifests are written")
        return last

    def sign(self, signature: bytes, name: str) -> None:
        """Write the signature, which no manifest names. Raises ``OSError``."""
        self._copy(name, signature)

    def pack(self, path: Path, stamp: int) -> None:
        """Write the bag as a tar of one folder, which has the bag's name. Raises ``OSError``."""
        with _naming(path), path.open("wb") as stream:
            for name, found in sorted(self.held.items()):
                stream.write(tar.header(f"{self.folder.name}/{name}", found.size, stamp))
                for piece in _pieces(self.folder / name):
                    stream.write(piece)
                    self._told(len(piece), path.name)
                stream.write(bytes(tar.padding(found.size)))
            stream.write(tar.end(stream.tell()))
        passed(f"{path.name} is written")

    def _copy(self, name: str, source: Path | bytes) -> None:
        """Write one file and take up its hashes."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        sha256, sha512, size = hashlib.sha256(), hashlib.sha512(), 0
        with _naming(path), path.open("wb") as target:
            for piece in [source] if isinstance(source, bytes) else _read(source, name):
                sha256.update(piece)
                sha512.update(piece)
                size += target.write(piece)
                self._told(len(piece), name)
        self.held[name] = Found(size, sha256.hexdigest(), sha512.hexdigest())

    def _told(self, size: int, name: str) -> None:
        self.done += size
        self.tell(self.done, self.total, name)


@contextlib.contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Have a fault of writing name its file, as one of opening does."""
    try:
        yield
    except OSError as fault:
        if fault.filename is None:
            fault.filename = str(path)
        raise


def _read(source: Path, name: str) -> Iterator[bytes]:
    """Yield the content of a file of the study. Raises :class:`NotWritten` (ARC105) where it is gone."""
    try:
        yield from _pieces(source)
    except OSError as fault:
        gone = "went away" if isinstance(fault, FileNotFoundError) else "cannot be read"
        raise _changed(name.removeprefix(PAYLOAD), gone) from fault


def _pieces(path: Path) -> Iterable[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _changed(name: str, what: str) -> NotWritten:
    return NotWritten(Problem("ARC105", f"{visible(name)} {what} while it was archived", Place(visible(name))))
