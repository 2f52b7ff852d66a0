"""Publishes folders that belong together: written aside, then put in their places as one set, or not at all.

::

    with locked(outputs), staged(outputs) as stage:
        write(stage.folder("sdtm"))
        report(stage.folder("reports"))

Each folder is exchanged in one step; a journal makes the steps one (see :mod:`nec_cdisc.writers.journal`). So whenever
a run is killed, each folder is complete, old or new, and whoever holds the outputs next has all of one set.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nec_cdisc.writers.chain import Chain, chain
from nec_cdisc.writers.disk_faults import NEW, STAGING, NotWritten, reported
from nec_cdisc.writers.fault_points import passed
from nec_cdisc.writers.folder_exchange import MARK, copied, flush, require_folder
from nec_cdisc.writers.journal import JOURNAL, RECORD, Journal, keep, promise, read, recover, sweep
from nec_cdisc.writers.lock import held
from nec_cdisc.writers.run_record import RUN_RECORD, Entry, continued, known, sha256

__all__ = ["NotWritten", "Stage", "locked", "recover", "settle", "staged"]


@contextlib.contextmanager
def locked(outputs: Path) -> Iterator[None]:
    """Hold the folder of outputs for one run, and first finish or sweep what a killed run has left there.

    Raises :class:`NotWritten`: RUN103 while another run holds it, RUN102 where it cannot be written, ARC101 where its
    run record is broken, which nobody continues.
    """
    with held(outputs):
        recover(outputs)
        with reported(outputs):
            _recorded(outputs)
        yield


def settle(outputs: Path) -> None:
    """Finish what a killed run promised, for a command that only reads; without a promise nothing is touched.

    Raises :class:`NotWritten` like :func:`locked`.
    """
    if (outputs / JOURNAL).exists():
        with locked(outputs):
            pass


@dataclass(slots=True)
class Stage:
    """Folders to write to, each under the name that it gets below ``outputs``."""

    outputs: Path
    names: list[str] = field(default_factory=list)
    voided: list[str] = field(default_factory=list)
    shared: set[str] = field(default_factory=set)
    kept_back: bool = False
    head: str = ""

    def folder(self, name: str, *, shared: bool = False) -> Path:
        """Return an empty folder that takes the place of ``outputs/<name>``.

        What people put into a ``shared`` folder beside our files stays there; any other folder holds our files alone.
        Raises ``OSError`` where a folder cannot take that place.
        """
        path = self.outputs / STAGING / NEW / name
        if name not in self.names:
            require_folder(self.outputs / name)
            path.mkdir(parents=True)
            self.names.append(name)
            passed(f"a folder is there for {name}")
        if shared:
            self.shared.add(name)
        return path

    def void(self, name: str) -> None:
        """Have ``outputs/<name>`` go when the set is published: a folder that the set makes void."""
        require_folder(self.outputs / name)
        self.voided.append(name)

    def record(self, entry: Entry, *, with_outputs: bool = True) -> Path:
        """Have the run record tell of this run when the set is published, and return it as it will be.

        Call it when everything is written, unless the line names no outputs (an archive holds the record itself). A set
        that is kept back is not told, nor one that the last line of its command tells already. Raises ``OSError``.
        """
        record = _recorded(self.outputs)
        written = self._written() if with_outputs else {}
        if self.kept_back:
            return self.outputs / RUN_RECORD
        data = continued(record, entry.line(written))
        path = self.outputs / STAGING / RUN_RECORD
        path.write_bytes(data)
        self.head = chain(data).head
        passed(f"{RUN_RECORD} is written")
        return path

    def _written(self) -> dict[str, str]:
        """Return the SHA-256 of everything written so far, by the path that it gets below the study folder."""
        new = self.outputs / STAGING / NEW
        names = [f"{name}/{file}" for name in sorted(self.names) for file in _files(new / name)]
        return {f"{self.outputs.name}/{name}": sha256(new / name) for name in names}

    def keep_back(self, name: str, top: str) -> None:
        """Have everything written so far go to the one folder ``outputs/<name>``, and no other folder change.

        The files of ``top`` stand in it, each other folder below it. Folders given before are no longer valid.
        Raises ``OSError``.
        """
        new = self.outputs / STAGING / NEW
        written, self.names, self.voided, self.shared = self.names, [], [], set()
        self.kept_back = True
        if top in written:
            require_folder(self.outputs / name)
            (new / top).rename(new / name)
            self.names.append(name)
        target = self.folder(name)
        for other in written:
            if other != top:
                (new / other).rename(target / other)


@contextlib.contextmanager
def staged(outputs: Path) -> Iterator[Stage]:
    """Give a stage whose folders take their places together when the block ends well; hold ``outputs`` meanwhile.

    Where anything is raised inside, the last set stays as it was. A full disk, a missing permission and the like are
    raised as :class:`NotWritten` (RUN102).
    """
    recover(outputs)
    with reported(outputs):
        try:
            (outputs / STAGING / NEW).mkdir(parents=True)
            passed("the staging is there")
            stage = Stage(outputs)
            yield stage
            _publish(stage)
        except BaseException:
            if not (outputs / JOURNAL).exists():  # else what is staged is promised
                with contextlib.suppress(OSError):
                    sweep(outputs)
            raise


def _publish(stage: Stage) -> None:
    outputs, new = stage.outputs, stage.outputs / STAGING / NEW
    passed("everything is written")
    record = read(outputs, RECORD) or Journal()
    others = {name: files for name, files in record.files.items() if name not in stage.voided}
    files = {} if stage.kept_back else {**others, **{name: _files(new / name) for name in stage.names}}
    for name in sorted(stage.shared):
        _share(new / name, outputs / name, record.files.get(name, []))
    flush(outputs / STAGING)
    passed("everything is flushed")
    head = stage.head or (_recorded(outputs).head if (outputs / RUN_RECORD).exists() else "")
    journal = Journal(tuple(stage.names), tuple(stage.voided), files, head, told=bool(stage.head))
    with _uninterrupted():
        promise(outputs, journal)
        keep(outputs, journal)
        with contextlib.suppress(OSError):  # the set is published; the next run sweeps once more
            sweep(outputs)


def _recorded(outputs: Path) -> Chain:
    """Return the run record, checked by what the last publication wrote down of it. Raises ``OSError``.

    Where somebody has taken away all sets together with their record, a new one begins.
    """
    last = read(outputs, RECORD) or Journal()
    there = (outputs / RUN_RECORD).exists() or any((outputs / name).exists() for name in last.files)
    return known(outputs, last.head if there else "")


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _share(new: Path, old: Path, ours: list[str]) -> None:
    """Have in the new folder, too, what people put into the old one."""
    written = {name.partition("/")[0] for name in ours}
    for path in sorted(old.iterdir()) if old.exists() else ():
        if path.name not in written and path.name != MARK and not (new / path.name).exists():
            copied(path, new / path.name)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C come to nothing: the set is published within a moment, and then the run has done its work."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before if before is not None else signal.SIG_DFL)
