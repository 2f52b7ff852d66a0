"""What a guide is made of: a plan, and the folder of its study with the outputs of the last run."""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from nec_cdisc.mapping.cdisc_model import ADAM, SDTM
from nec_cdisc.plan.compile import Plan
from nec_cdisc.problem import Place, Problem

#: The folders below the outputs.
REPORTS, ANALYSIS_REPORTS, VALIDATION = "reports", "adam_reports", "validation"
Line = dict[str, str]
#: Signs behind an apostrophe that reports put before them, so that no spreadsheet carries a text out.
_FORMULA = ("=", "+", "-", "@", "\t", "\n")


@dataclass(frozen=True, eq=False)
class Sources:
    """The plan of the datasets that a guide is about, its study folder, and the outputs.

    ``problems`` gathers what of the reports cannot be read, ``lacking`` the folders of those that nobody wrote.
    """

    plan: Plan
    folder: Path
    outputs: Path
    problems: list[Problem] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)

    @property
    def analysis(self) -> bool:
        """Whether the guide is about analysis datasets."""
        return self.plan.study.model is ADAM

    @property
    def datasets(self) -> Path:
        """The folder of the datasets."""
        return self.outputs / (ADAM.folder if self.analysis else SDTM.folder)

    def report(self, name: str, folder: str = REPORTS) -> list[Line] | None:
        """Return the lines of a report; ``None`` where there is none."""
        path = self.outputs / folder / name
        if not path.is_file():
            self._lacks(folder)
            return None
        try:
            with path.open(encoding="utf-8", newline="") as stream:
                return [
                    {key: as_typed(cell or "") for key, cell in row.items() if key} for row in csv.DictReader(stream)
                ]
        except (OSError, ValueError, csv.Error):
            self._unreadable(f"outputs/{folder}/{name}")
            return None

    def counts(self, name: str, columns: tuple[str, ...], folder: str = REPORTS) -> Counter[tuple[str, ...]] | None:
        """Return how often each combination of some columns stands in a report, however long it is."""
        import pyarrow as pa  # noqa: PLC0415 - takes long to import
        from pyarrow import csv as arrow  # noqa: PLC0415 - see above

        path = self.outputs / folder / name
        if not path.is_file():
            self._lacks(folder)
            return None
        kinds = {column: pa.string() for column in columns}
        try:
            found = arrow.read_csv(
                path,
                parse_options=arrow.ParseOptions(newlines_in_values=True),
                convert_options=arrow.ConvertOptions(include_columns=list(columns), column_types=kinds),
            )
        except (OSError, pa.ArrowException, KeyError):
            self._unreadable(f"outputs/{folder}/{name}")
            return None
        grouped = found.group_by(list(columns)).aggregate([([], "count_all")]).to_pylist()
        return Counter({tuple(str(row[name] or "") for name in columns): row["count_all"] for row in grouped})

    @cached_property
    def findings(self) -> dict[str, Any] | None:
        """The report of validation; ``None`` where nobody validated."""
        path = self.outputs / VALIDATION / "findings.json"
        if not path.is_file():
            self._lacks(VALIDATION)
            return None
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            data = None
        if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
            self._unreadable(f"outputs/{VALIDATION}/findings.json")
            return None
        return data

    def _lacks(self, folder: str) -> None:
        if folder not in self.lacking:
            self.lacking.append(folder)

    def _unreadable(self, name: str) -> None:
        problem = Problem("DOC021", f"{name} cannot be read as a report of this program", Place(name))
        if problem not in self.problems:
            self.problems.append(problem)


def as_typed(cell: str) -> str:
    """Return a cell of a report without the apostrophe that keeps spreadsheets from carrying it out."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
