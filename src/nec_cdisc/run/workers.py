"""Works on partitions in several processes.

Each process opens the study for itself, for functions of mappings cannot be sent, and refuses to go on where the
mappings have changed meanwhile.
"""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.plan.compile import Plan, compile_plan
from nec_cdisc.problem import Problem
from nec_cdisc.run.engine import execute_partition
from nec_cdisc.run.merged import Part
from nec_cdisc.run.partition import Partition
from nec_cdisc.run.process_ends import deaf_to_ctrl_c, end_with_the_run, ended_by_ctrl_c
from nec_cdisc.source.document import Document
from nec_cdisc.study.folder import open_study

#: What a process keeps between its partitions.
_KEPT: dict[str, Plan] = {}


class Interrupted(Exception):
    """The processes of a run cannot go on; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        """Say why."""
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Processes:
    """Carries out partitions in processes; ``folder`` is the study's, ``documents`` are its mapping files as read."""

    folder: Path
    documents: Mapping[str, Document]
    jobs: int

    def __call__(self, partitions: Sequence[Partition]) -> list[Part]:
        """Return what each partition gave, in their order; raises :class:`Interrupted` (RUN108, RUN109)."""
        setting_up = (self.folder.resolve(), fingerprint(self.documents))
        started_anew = multiprocessing.get_context("spawn")  # a copy of this process would copy its held locks, too
        jobs = min(self.jobs, len(partitions))
        with ProcessPoolExecutor(jobs, started_anew, initializer=_prepare, initargs=setting_up) as pool:
            try:
                with ended_by_ctrl_c():
                    with deaf_to_ctrl_c():
                        begun = pool.map(_carry_out, partitions)
                    parts = list(begun)
            except BrokenProcessPool as fault:
                message = f"one of {jobs} processes was ended from outside"
                raise Interrupted(Problem("RUN109", message)) from fault
        if None in parts:
            raise Interrupted(Problem("RUN108", "the mapping files are no longer those that the run began with"))
        return [item for item in parts if item is not None]


def fingerprint(documents: Mapping[str, Document]) -> str:
    """Return a hash of the names and texts of mapping files."""
    total = hashlib.sha256()
    for name, document in sorted(documents.items()):
        for text in (name, "\n".join(document.text)):
            total.update(f"{len(text)}:{text}".encode())
    return total.hexdigest()


def _prepare(folder: Path, expected: str) -> None:
    end_with_the_run()
    study = open_study(folder)
    if study.mapping is None or fingerprint(study.documents) != expected:
        return  # told by each partition: a fault in here would only be told as a broken pool
    plan, _ = compile_plan(study.mapping, study.standard, study.headers)
    _KEPT["plan"] = plan


def _carry_out(partition: Partition) -> Part | None:
    plan = _KEPT.get("plan")
    return None if plan is None else execute_partition(plan, partition.world(plan))
