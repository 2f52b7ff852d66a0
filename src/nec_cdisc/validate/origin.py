"""Where the records of a published set come from, by the lineage that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nec_cdisc.lineage.layout import FIRST_ROW
from nec_cdisc.lineage.stored import Birth, Stored
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.validate.secret import secret_variables


class Origin:
    """Answers from the lineages of some sets; where a file is not that of its lineage, nothing is said."""

    def __init__(self, *stored: Stored) -> None:
        """Remember the lineages to ask."""
        self._stored = {name: each for each in stored for name in each.datasets}
        self._secret = secret_variables(each.rules for each in stored)

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
        """Return for each record the rows that it stands for, as ``raw/ae.csv:17``; none where that cannot be told.

        A record of analysis goes back through those of SDTM that it was made of, as long as these are the ones that
        their own lineage knows; else they are named themselves, as ``sdtm/ae.xpt:5``.
        """
        return [tuple(dict.fromkeys(self._rows(dataset, record))) for record in records]

    def _rows(self, dataset: str, record: int) -> Iterator[str]:
        stored = self._stored.get(dataset)
        if stored is None:
            return
        try:
            if not stored.is_step(dataset):
                stored.value(dataset, record, stored.names(dataset)[0])  # refuses a record that is no longer that one
            births = list(stored.births_between(dataset, record, record, "source"))
        except (Unreadable, LookupError):
            return
        for birth in births:
            before = self._before(stored, birth)
            yield from [f"{birth.table}:{birth.row}"] if before is None else self._rows(*before)

    def _before(self, stored: Stored, birth: Birth) -> tuple[str, int] | None:
        """Return the dataset and the record that a row is, ``None`` where it is a raw row, or nobody knows its own."""
        if birth.table in stored.rules:
            return birth.table, birth.row
        form = stored.forms.get(birth.table)
        tabulation = None if form is None else self._stored.get(form)
        if form is None or tabulation is None or tabulation is stored:
            return None
        record = birth.row - FIRST_ROW
        try:
            known = tabulation.check(form, record)
            return (form, record) if known is not None and known == stored.form_check(form, birth.row) else None
        except (Unreadable, LookupError):
            return None

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
