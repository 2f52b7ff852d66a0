"""Manifests of a bag (RFC 8493): one line for each file, its hash and its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

#: The hashes, as the names of the manifests have them, and how many signs each takes.
ALGORITHMS: Mapping[str, int] = {"sha256": 64, "sha512": 128}
PAYLOAD = "data/"
_LINE = re.compile(r"([0-9a-f]+)  (.+)")
#: What the RFC has written as a code in a name, and nothing else: the ends of lines and the sign of codes itself.
_CODED = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_NAMED = {code: sign for sign, code in _CODED.items()}


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest that was read: hashes by name, and what is wrong with its lines (line number, text)."""

    hashes: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[tuple[int, str], ...] = ()


def payload_manifest(algorithm: str) -> str:
    """Return the name of the manifest of everything below ``data``."""
    return f"manifest-{algorithm}.txt"


def tag_manifest(algorithm: str) -> str:
    """Return the name of the manifest of what stands beside ``data``."""
    return f"tagmanifest-{algorithm}.txt"


def is_tag_manifest(name: str) -> bool:
    """Say whether a file is a manifest of what stands beside ``data``; none of them is named in one."""
    return name in {tag_manifest(algorithm) for algorithm in ALGORITHMS}


def text(hashes: Mapping[str, str]) -> bytes:
    """Return a manifest: names sorted, with the ends of lines and per cent signs in them as codes."""
    return "".join(f"{digest}  {_coded(name)}\n" for name, digest in sorted(hashes.items())).encode("utf-8")


def read(data: bytes, algorithm: str) -> Manifest:
    """Read a manifest, whatever its bytes are; a line that cannot be used is told."""
    hashes: dict[str, str] = {}
    faults: list[tuple[int, str]] = []
    for number, line in _lines(data):
        found = None if line is None else _LINE.fullmatch(line)
        if found is None or len(found[1]) != ALGORITHMS[algorithm]:
            faults.append((number, f"line {number} is not a hash and a name"))
            continue
        name = re.sub("%(25|0D|0A)", lambda code: _NAMED[code[0]], found[2])
        if name in hashes:
            faults.append((number, f"line {number} names a file that another line names"))
            continue
        hashes[name] = found[1]
    if not faults and text(hashes) != data:
        faults.append((0, "its lines are not in the order and form of an archive"))
    return Manifest(hashes, tuple(faults))


def _coded(name: str) -> str:
    return "".join(_CODED.get(sign, sign) for sign in name)


def _lines(data: bytes) -> Iterator[tuple[int, str | None]]:
    """Yield each line with its number, ``None`` for one that is no text."""
    for number, line in enumerate(data.removesuffix(b"\n").split(b"\n") if data else (), start=1):
        try:
            yield number, line.decode("utf-8")
        except UnicodeDecodeError:
            yield number, None
