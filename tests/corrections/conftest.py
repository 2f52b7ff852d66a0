"""A small study, published with a register of corrections and a data cut-off that a test gives it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.lineage.conftest import written

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.cli.trace import run_trace
from nec_cdisc.lineage.stored import Stored
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut

HEADER = "form,key,field,old_value,new_value,who,why\n"
SOURCE = "mappings/sources/edc.yaml"
#: The date that the cut-off looks at; it is that of the event's beginning.
WITH_CUT_OFF = (SOURCE, "file: ae.csv, key: [site, subj, no]", "file: ae.csv, key: [site, subj, no], cut_off: start")


@dataclass(frozen=True)
class Published:
    """A published set, with what its reports and its lineage say."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    said: str

    def report(self, name: str) -> list[dict[str, str]]:
        """Return the lines of a report."""
        with (self.folder / "outputs" / "reports" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def fates(self, form: str, column: str) -> dict[tuple[str, str], int]:
        """Return what the ledger says of the cells of a column."""
        lines = [line for line in self.report("ledger") if (line["form"], line["raw_column"]) == (form, column)]
        return {(line["fate"], line["detail"]): int(line["cells"]) for line in lines}

    def records(self, dataset: str, *names: str) -> list[tuple[str | None, ...]]:
        """Return variables of all records of a dataset."""
        stored = Stored(self.folder / "outputs" / "lineage", self.folder / "outputs" / "sdtm")
        count = stored.records_of(dataset)
        return [tuple(stored.shown(dataset, record, name) for name in names) for record in range(count)]

    def trace(self, *words: str) -> str:
        """Return what a trace says."""
        self.capture.readouterr()
        assert run_trace(self.folder, words, as_json=False) == 0
        return self.capture.readouterr().out

    def trace_data(self, *words: str) -> dict:
        """Return what a trace says as data."""
        self.capture.readouterr()
        assert run_trace(self.folder, words, as_json=True) == 0
        return json.loads(self.capture.readouterr().out)


#: Publishes the study: lines of the register, cut-off, edits (file, old text, new text), pieces.
Publish = Callable[..., Published]


@pytest.fixture
def publish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Publish:
    """Give a function that publishes the study."""

    def published(
        *lines: str,
        cut_off: str | None = None,
        edits: Iterable[tuple[str, str, str]] = (),
        files: Mapping[str, str] | None = None,
        pieces: Cut = IN_ONE_PIECE,
    ) -> Published:
        folder = written(tmp_path / f"study {len(list(tmp_path.iterdir()))}")
        text = HEADER + "".join(f"{line}\n" for line in lines)
        (folder / "mappings/corrections.csv").write_text(text, encoding="utf-8")
        for name, content in (files or {}).items():
            (folder / name).write_text(content, encoding="utf-8")
        for name, old, new in edits:
            path = folder / name
            assert old in path.read_text("utf-8")
            path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
        capsys.readouterr()
        assert run_sdtm(folder, cut_off, final=False, pieces=pieces) == 0
        return Published(folder, capsys, capsys.readouterr().out)

    return published
