"""The journal of a publication: a promise that is kept whole, by this run or by whoever holds the outputs next.

``outputs/.publishing`` lies there from when everything is written and flushed until every folder stands in its place.
Without it a staging folder is the rest of a run that came to nothing.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.disk_faults import NEW, STAGING, NotWritten, reported
from nec_cdisc.writers.fault_points import passed
from nec_cdisc.writers.file_exchange import FileExchange
from nec_cdisc.writers.folder_exchange import Exchange, Removal, flush_folder
from nec_cdisc.writers.run_record import RUN_RECORD

#: The promise, while it is kept.
JOURNAL = ".publishing"
#: The promise of the last set, kept: which files the program wrote. A set that is kept back leaves it as it is.
RECORD = ".published"
#: Folder of the staging for what leaves ``outputs``.
OLD = "old"


@dataclass(frozen=True, slots=True)
class Journal:
    """Which new folders take their place together, which folders go, and which files of ours make up the set.

    Without ``files`` it is no set, but one that was kept back. ``head`` is the hash of the last line of the run record,
    ``told`` says whether that line is new.
    """

    exchange: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    files: Mapping[str, list[str]] = field(default_factory=dict)
    head: str = ""
    told: bool = False


def promise(outputs: Path, journal: Journal) -> None:
    """Write the journal: from here on the set is published, whatever happens. Raises ``OSError``."""
    text = json.dumps(asdict(journal), ensure_ascii=True, indent=1, sort_keys=True)
    draft = outputs / STAGING / JOURNAL
    with draft.open("w", encoding="ascii", newline="\n") as file:
        file.write(f"{text}\n")
        file.flush()
        os.fsync(file.fileno())
    passed("the journal is written")
    draft.replace(outputs / JOURNAL)
    try:
        flush_folder(outputs)
    except OSError:
        (outputs / JOURNAL).unlink()
        raise
    passed("the journal is in place")


def keep(outputs: Path, journal: Journal) -> None:
    """Do what a journal promises; where the disk refuses a part of it, all is undone. Raises ``OSError``."""
    staging = outputs / STAGING
    (staging / OLD).mkdir(parents=True, exist_ok=True)
    steps: list[Exchange | Removal | FileExchange] = [
        *(Exchange(staging / NEW / name, outputs / name, staging / OLD / name) for name in journal.exchange),
        *(Removal(outputs / name, staging / OLD / name) for name in journal.remove),
    ]
    if journal.told:
        steps.append(FileExchange(staging / RUN_RECORD, outputs / RUN_RECORD, staging / OLD / RUN_RECORD))
    try:
        for step in steps:
            step.prepare()
        for step in steps:  # one system call each, with nothing that takes time in between
            step.do()
        flush_folder(outputs)
        if journal.files:
            (outputs / JOURNAL).replace(outputs / RECORD)
        else:
            (outputs / JOURNAL).unlink()
    except OSError:
        for step in reversed(steps):
            step.undo()
        (outputs / JOURNAL).unlink(missing_ok=True)
        raise
    flush_folder(outputs)
    passed("the journal is kept")


def recover(outputs: Path) -> None:
    """Finish what a killed run promised, or sweep away what it had only begun to write.

    Call it while holding the outputs (:func:`nec_cdisc.writers.publication.locked` does). Raises
    :class:`nec_cdisc.writers.disk_faults.NotWritten` where that cannot be done.
    """
    with reported(outputs):
        journal = read(outputs, JOURNAL)
        if journal is not None:
            keep(outputs, journal)
        sweep(outputs)


def sweep(outputs: Path) -> None:
    """Remove the staging folder. Raises ``OSError`` where something in it stays."""
    if (outputs / STAGING).exists():
        shutil.rmtree(outputs / STAGING)
        passed("the staging is swept")


def read(outputs: Path, name: str) -> Journal | None:
    """Return the journal or the record, ``None`` where there is none.

    Raises ``OSError``, and :class:`nec_cdisc.writers.disk_faults.NotWritten` for a file that no run has written: it is
    never believed, lest it lead out of the folder.
    """
    try:
        text = (outputs / name).read_text("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        text = ""
    try:
        return _checked(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        file = f"{outputs.name}/{name}"
        step = f"Remove {file} and {outputs.name}/{STAGING}, then run again: all folders are written anew."
        raise NotWritten(Problem("RUN102", f"{file} is not what a run writes", Place(file), next_step=step)) from None


def _checked(data: dict[str, Any]) -> Journal:
    head, told = data.get("head", ""), data.get("told", False)
    journal = Journal(tuple(data["exchange"]), tuple(data["remove"]), dict(data["files"]), head, told)
    if not (isinstance(head, str) and isinstance(told, bool)):
        message = "what is said of the run record is none of it"
        raise TypeError(message)
    names = [*journal.exchange, *journal.remove, *journal.files]
    if not all(isinstance(name, str) and name == Path(name).name and name[:1] not in {"", "."} for name in names):
        message = "a name leads out of the folder"
        raise ValueError(message)
    if not all(isinstance(names, list) for names in journal.files.values()):
        message = "files are no list"
        raise TypeError(message)
    return journal
