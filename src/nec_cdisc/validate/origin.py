"""Where the records of a published set come from, by the lineage that stands beside it."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.lineage.stored import Stored
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.validate.secret import secret_variables


class Origin:
    """Answers from the lineages of some sets; where a file is not that of its lineage, nothing is said."""

    def __init__(self, *stored: Stored) -> None:
        """Remember the lineages to ask."""
        self._stored = {name: each for each in stored for name in each.datasets}
        self._secret = secret_variables(stored)

    @classmethod
    def of_outputs(cls, outputs: Path, sets: tuple[tuple[str, str], ...]) -> Origin:
        """Open the lineage of sets (folder of lineage, folder of files) below the outputs, as far as there is one."""
        opened = []
        for lineage, files in sets:
            try:
                opened.append(Stored(outputs / lineage, outputs / files))
            except Unreadable:
                continue
        return cls(*opened)

    def rows(self, dataset: str, records: list[int]) -> list[tuple[str, ...]]:
        """Return for each record the rows that it stands for, as ``raw/ae.csv:17``; none where that cannot be told."""
        stored = self._stored.get(dataset)
        if stored is None:
            return [()] * len(records)
        try:
            name = stored.names(dataset)[0]
        except (Unreadable, LookupError):
            return [()] * len(records)
        return [_rows(stored, dataset, record, name) for record in records]

    def is_secret(self, dataset: str, variable: str) -> bool:
        """Say whether a private raw column stands behind a variable, so that no report shows its values."""
        return (dataset, variable) in self._secret

    def has_secrets(self, *datasets: str) -> bool:
        """Say whether some of these datasets have such a variable."""
        return any(dataset in datasets for dataset, _ in self._secret)

    def line(self, dataset: str, variable: str) -> str | None:
        """Return the line of the mapping that gives a variable."""
        stored = self._stored.get(dataset)
        if stored is None or dataset not in stored.rules:
            return None
        rule = stored.rules[dataset]["variables"].get(variable)
        return None if rule is None else rule["line"]


def _rows(stored: Stored, dataset: str, record: int, name: str) -> tuple[str, ...]:
    try:
        stored.value(dataset, record, name)  # refuses a record that is no longer that one
        births = list(stored.births_between(dataset, record, record, "source"))
    except (Unreadable, LookupError):
        return ()
    return tuple(f"{item.table}:{item.row}" for item in births)
