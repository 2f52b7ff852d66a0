"""Makes the archive of a study and publishes it, together with its line in the run record."""

from __future__ import annotations

import calendar
import datetime as dt
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.archive import bag_info
from nec_cdisc.archive.bag import Bag
from nec_cdisc.archive.bag_info import Described
from nec_cdisc.archive.described import archive_name, described
from nec_cdisc.archive.makers import MAKERS, Making
from nec_cdisc.archive.opened import Tell
from nec_cdisc.archive.payload import of_standard, of_study, sizes
from nec_cdisc.archive.stale import unfit
from nec_cdisc.archive.verify import Verified, verify
from nec_cdisc.problem import Place, Problem
from nec_cdisc.study.inputs import OUTPUTS, Hashes, named
from nec_cdisc.writers.chain import Chain, chain
from nec_cdisc.writers.disk_faults import NotWritten
from nec_cdisc.writers.folder_exchange import copied
from nec_cdisc.writers.publication import Stage, locked, staged
from nec_cdisc.writers.run_record import RUN_RECORD, Entry, Run, known

#: The folder of archives below the outputs.
FOLDER = "archive"
#: Signs a manifest.
Sign = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the run as the record tells it, who signs (nobody: ``None``), and who is told of progress.

    ``fetched`` is an empty folder for the packages of a wheelhouse, ``None`` where none is asked for.
    """

    run: Run
    tell: Tell
    sign: Sign | None = None
    fetched: Path | None = None


@dataclass(frozen=True, slots=True)
class Archived:
    """An archive that was published: its folder, its tar, and what verification said of it."""

    folder: Path
    tar: Path
    verified: Verified


def archive(folder: Path, order: Order) -> Archived | list[Problem]:
    """Archive a study, or return everything that keeps it from being archived.

    Raises :class:`nec_cdisc.writers.disk_faults.NotWritten` where the outputs cannot be written or another run holds
    them, or something changes meanwhile; the last archive stays as it was then.
    """
    about = described(folder)
    outputs = folder / OUTPUTS
    with locked(outputs):
        hashes = Hashes(folder)
        problems, files = _looked_at(folder, hashes)
        if problems:
            return problems
        with staged(outputs) as stage:
            verified = _write(stage, order, about, files, hashes)
            _keep_others(stage.folder(FOLDER), outputs / FOLDER)
    name = archive_name(about)
    return Archived(outputs / FOLDER / name, outputs / FOLDER / f"{name}.tar", verified)


def _looked_at(folder: Path, hashes: Hashes) -> tuple[list[Problem], dict[str, Path]]:
    """Return what keeps a study from being archived, and the files to archive, of all of which the hashes are taken."""
    try:
        problems = unfit(folder, known(folder / OUTPUTS, ""), hashes)
        files = {} if problems else of_study(folder, known(folder / OUTPUTS, ""))
        hashes.of(list(files.values()))
    except OSError as fault:
        path = Path(str(fault.filename)) if fault.filename else folder / OUTPUTS
        name = named(folder, path)
        gone = "went away" if isinstance(fault, FileNotFoundError) else "cannot be read"
        raise NotWritten(Problem("ARC105", f"{name} {gone} while it was looked at", Place(name))) from fault
    return problems, files


def _write(stage: Stage, order: Order, about: Described, files: dict[str, Path], hashes: Hashes) -> Verified:
    """Write bag and tar aside and verify them. Raises ``OSError`` and :class:`NotWritten`."""
    target = stage.folder(FOLDER)
    inputs = {name: hashes.one(path) for name, path in files.items()}
    line = stage.record(Entry(order.run, inputs), with_outputs=False).read_bytes()
    record = chain(line)
    everything: dict[str, Path | bytes] = {**files, **of_standard(), f"{OUTPUTS}/{RUN_RECORD}": line}
    bag = Bag(target / archive_name(about), order.tell, total=2 * sizes(everything))
    bag.take(everything, hashes.known)
    for maker in MAKERS:
        bag.take(maker(Making(about, order.run, bag.held, order.fetched)), {})
    _describe(bag, order, about, record)
    tar = target / f"{bag.folder.name}.tar"
    bag.pack(tar, calendar.timegm(dt.date.fromisoformat(about.export_date).timetuple()))
    verified = verify(tar)
    if not verified.holds:
        first = verified.problems[0]
        raise NotWritten(Problem("ARC109", f"what was written is not what was read: {first.message}", first.place))
    return verified


def _describe(bag: Bag, order: Order, about: Described, record: Chain) -> None:
    payload = [found.size for found in bag.held.values()]
    info = bag_info.text(about, order.run, payload, record, signed=order.sign is not None)
    signed = bag.describe(info, bag_info.NAME)
    if order.sign is not None:
        bag.sign(order.sign(signed), bag_info.SIGNATURE_FILE)


def _keep_others(new: Path, old: Path) -> None:
    """Have archives of other export dates, and what people put beside them, stand in the new folder, too."""
    for path in sorted(old.iterdir()) if old.is_dir() else ():
        target = new / path.name
        if target.exists() or path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, target, symlinks=True, copy_function=_linked)
        else:
            copied(path, target)


def _linked(source: str, target: str) -> None:
    """Have one file stand in two places without copying it, where the disk allows it. Raises ``OSError``."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
