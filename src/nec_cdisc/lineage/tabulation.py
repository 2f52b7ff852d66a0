"""Where a trace of analysis goes on: the lineage of SDTM, as far as it is that of the very records that were read."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.lineage.stored import Stored
from nec_cdisc.lineage.trace import Step, Tracer
from nec_cdisc.plugin.reader import Unreadable


class Tabulation:
    """The published set of SDTM and its lineage, opened when the first record is asked for."""

    def __init__(self, lineage: Path, sets: Path) -> None:
        """Remember where they are."""
        self._folders = lineage, sets
        self._tracer: Tracer | None = None
        self._why: str | None = None

    def step(self, dataset: str, record: int, check: int | None, cell: tuple[str, str | None], role: str) -> Step | str:
        """Return the step of a value in the set, or why the way ends before it.

        ``check`` is that of the record that was analysed, ``cell`` the variable and the value that was read.
        """
        tracer = self._opened()
        if tracer is None:
            return str(self._why)
        name, value = cell
        stored = tracer.stored
        if dataset not in stored.datasets:
            return f"{dataset} has no lineage in {self._folders[0].name}: no raw row feeds it"
        try:
            if check is None or record >= stored.records_of(dataset) or stored.check(dataset, record) != check:
                return f"the records of {dataset} that were analysed are not those of {self._named} as they are now"
            if stored.shown(dataset, record, name) != value and self._is_qualifier(stored, dataset, name):
                return f"the qualifiers of {dataset} that were analysed are not those of {self._named} as they are now"
            return tracer.value(dataset, record, name, role)
        except Unreadable as fault:
            return fault.problem.message

    @property
    def _named(self) -> str:
        return "/".join(self._folders[1].parts[-2:])

    @staticmethod
    def _is_qualifier(stored: Stored, dataset: str, name: str) -> bool:
        return name not in stored.names(dataset)

    def _opened(self) -> Tracer | None:
        """Return what traces values of SDTM; ``None`` where there is no lineage of it."""
        if self._tracer is None and self._why is None:
            try:
                self._tracer = Tracer(Stored(*self._folders))
            except Unreadable as fault:
                self._why = f"{fault.problem.message}, as far as SDTM is concerned"
        return self._tracer
