"""The description of a bag: what it is, who made it, how much it holds, and how its run record ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nec_cdisc import __version__
from nec_cdisc.writers.chain import Chain
from nec_cdisc.writers.run_record import Run

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
NAME, DECLARED = "bag-info.txt", "bagit.txt"
OXUM, LINES, HEAD, SIGNATURE = "Payload-Oxum", "Run-Record-Lines", "Run-Record-Head", "Signature"
#: The file of the signature: detached, so no manifest names it; the description says whether there is one.
SIGNATURE_FILE = "signature.json"


@dataclass(frozen=True, slots=True)
class Described:
    """What a bag is of: study, its title and export date (ISO 8601)."""

    study: str
    title: str
    export_date: str


def text(described: Described, run: Run, sizes: Iterable[int], record: Chain, *, signed: bool) -> bytes:
    """Return the description. ``run`` is the command that archives, ``sizes`` are those of the payload's files."""
    bytes_of = list(sizes)
    said: Mapping[str, str | None] = {
        "External-Identifier": described.study,
        "External-Description": described.title or None,
        "Bagging-Date": (run.at or described.export_date)[:10],
        "Bag-Software-Agent": f"nec-cdisc {__version__}",
        OXUM: f"{sum(bytes_of)}.{len(bytes_of)}",
        "Export-Date": described.export_date,
        "Archived-By": run.by,
        "Archived-At": run.at,
        "Reason": run.reason,
        LINES: str(len(record.lines)),
        HEAD: record.head,
        SIGNATURE: SIGNATURE_FILE if signed else None,
    }
    lines = (f"{name}: {' '.join(value.split())}\n" for name, value in said.items() if value is not None)
    return "".join(lines).encode("utf-8")


def read(data: bytes) -> dict[str, str]:
    """Return what a description says; of a name that stands there twice the first. Nothing is raised."""
    said: dict[str, str] = {}
    for line in data.decode("utf-8", "replace").split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            said.setdefault(name, value.strip())
    return said
