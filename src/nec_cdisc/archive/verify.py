"""Says whether an archive is what was archived, and if not, what is wrong where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nec_cdisc.archive import bag_info, manifest
from nec_cdisc.archive.manifest import ALGORITHMS, PAYLOAD, Manifest
from nec_cdisc.archive.opened import Found, Opened, Tell, open_archive
from nec_cdisc.archive.recorded import record_problems
from nec_cdisc.problem import Place, Problem
from nec_cdisc.problem.visible import visible

#: Looks at a signature: the manifest that was signed, and the file of the signature.
Look = Callable[[bytes, bytes], Problem | object]


@dataclass(frozen=True, slots=True)
class Verified:
    """What verification gives: the archive that was read, and everything that is wrong with it.

    ``signed`` says by whom it is signed, ``None`` where it is not, or not rightly.
    """

    opened: Opened
    problems: tuple[Problem, ...]
    signed: object | None = None
    said: dict[str, str] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether the archive is what was archived."""
        return not self.problems


def verify(path: Path, look: Look | None = None, tell: Tell | None = None) -> Verified:
    """Verify an archive, a folder or a tar; nothing is raised for what lies there, and nothing is written.

    ``look`` looks at the signature; ``tell`` is told how far the reading is.
    """
    opened = open_archive(path, tell)
    if not opened.stopped and bag_info.DECLARED not in opened.files and not any(map(_is_manifest, opened.files)):
        message = f"{visible(path.name)} holds no {bag_info.DECLARED} and no manifest"
        grave = opened.problems or [Problem("ARC120", message, Place(visible(path.name)))]
        return Verified(opened, tuple(grave))
    said = bag_info.read(opened.data(bag_info.NAME))
    if opened.stopped:  # what was not read is not missing
        return Verified(opened, tuple(opened.problems), None, said)
    problems = [
        *opened.problems,
        *_files(opened),
        *_tags(opened),
        *_described(opened, said),
        *record_problems(opened, said),
    ]
    signed, found = _signature(opened, said, look)
    return Verified(opened, tuple(dict.fromkeys((*problems, *found))), signed, said)


def _is_manifest(name: str) -> bool:
    return any(name in {manifest.payload_manifest(one), manifest.tag_manifest(one)} for one in ALGORITHMS)


def _files(opened: Opened) -> Iterator[Problem]:
    """Yield what is wrong with the payload, by its manifests."""
    there = {name: found for name, found in opened.files.items() if name.startswith(PAYLOAD)}
    yield from _compared(opened, there, manifest.payload_manifest)


def _tags(opened: Opened) -> Iterator[Problem]:
    """Yield what is wrong with what stands beside the payload, by the manifests of it."""
    there = {
        name: found
        for name, found in opened.files.items()
        if not name.startswith(PAYLOAD) and not manifest.is_tag_manifest(name) and name != bag_info.SIGNATURE_FILE
    }
    yield from _compared(opened, there, manifest.tag_manifest)


def _compared(opened: Opened, there: dict[str, Found], named: Callable[[str], str]) -> Iterator[Problem]:
    """Yield the differences between files and their two manifests: changed, missing, added, renamed."""
    read: dict[str, Manifest] = {}
    for algorithm in ALGORITHMS:
        file = named(algorithm)
        if file not in opened.files:
            yield Problem("ARC122", f"{file} is missing", Place(file))
            continue
        read[algorithm] = manifest.read(opened.data(file), algorithm)
        yield from (Problem("ARC125", f"{file}: {text}", Place(file, line)) for line, text in read[algorithm].faults)
    if not read:
        return
    known = set().union(*(item.hashes for item in read.values()))
    missing, added = known - there.keys(), there.keys() - known
    renamed = dict(_renamed(missing, {name: there[name] for name in sorted(added)}, read))
    for old, new in sorted(renamed.items()):
        yield Problem("ARC124", f"{visible(old)} is now called {visible(new)}", Place(visible(new)))
    for name in sorted(missing - renamed.keys()):
        yield Problem("ARC122", f"{visible(name)} is missing", Place(visible(name)))
    for name in sorted(added - set(renamed.values())):
        yield Problem("ARC123", f"{visible(name)} is not of the archive", Place(visible(name)))
    for name in sorted(known & there.keys()):
        yield from _content(name, there[name], read, named)


def _renamed(missing: set[str], added: dict[str, Found], read: dict[str, Manifest]) -> Iterator[tuple[str, str]]:
    """Yield old and new name of files that are there under another name; each new name once."""
    left = dict(added)
    for old in sorted(missing):
        wanted = {(algorithm, item.hashes.get(old)) for algorithm, item in read.items()}
        new = next((name for name, found in left.items() if wanted == {(one, found.hash(one)) for one in read}), None)
        if new is not None:
            del left[new]
            yield old, new


def _content(name: str, found: Found, read: dict[str, Manifest], named: Callable[[str], str]) -> Iterator[Problem]:
    """Yield the problem of one file: its content, or the one manifest that disagrees with the other and the file."""
    wrong = [algorithm for algorithm, item in read.items() if item.hashes.get(name) != found.hash(algorithm)]
    if wrong and len(wrong) == len(read):
        message = f"{visible(name)} was changed: its content has another hash"
        yield Problem("ARC121", message, Place(visible(name)))
        return
    for algorithm in wrong:
        lacks = "names another hash of" if name in read[algorithm].hashes else "does not name"
        message = f"{named(algorithm)} {lacks} {visible(name)}"
        yield Problem("ARC125", message, Place(named(algorithm)))


def _described(opened: Opened, said: dict[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with declaration and description."""
    if opened.data(bag_info.DECLARED) != bag_info.DECLARATION and bag_info.DECLARED in opened.files:
        message = f"{bag_info.DECLARED} does not declare BagIt 1.0 in UTF-8"
        yield Problem("ARC125", message, Place(bag_info.DECLARED))
    sizes = [found.size for name, found in opened.files.items() if name.startswith(PAYLOAD)]
    oxum = f"{sum(sizes)}.{len(sizes)}"
    if said.get(bag_info.OXUM) != oxum:
        told = visible(said.get(bag_info.OXUM, "nothing"), longest=50)
        message = f"{bag_info.NAME} tells {told} as {bag_info.OXUM} (bytes and files), there are {oxum}"
        yield Problem("ARC125", message, Place(bag_info.NAME))


def _signature(opened: Opened, said: dict[str, str], look: Look | None) -> tuple[object | None, list[Problem]]:
    """Return who signed, and what is wrong with that."""
    file = bag_info.SIGNATURE_FILE
    there, promised = file in opened.files, said.get(bag_info.SIGNATURE) == file
    if promised and not there:
        return None, [Problem("ARC130", f"{file} is missing: the archive was signed", Place(file))]
    if there and not promised:
        return None, [Problem("ARC123", f"{file} is not of the archive, which was not signed", Place(file))]
    if not there or look is None:
        return None, []
    answer = look(opened.data(manifest.tag_manifest(list(ALGORITHMS)[-1])), opened.data(file))
    return (None, [answer]) if isinstance(answer, Problem) else (answer, [])
