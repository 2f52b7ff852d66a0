"""One export of forty subjects with dirt and one without, written once for all tests of the simulator."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from nec_cdisc.simulate.export import simulate


@dataclass(frozen=True)
class Written:
    """An export as a reader sees it."""

    out: Path
    truth: Path

    @cached_property
    def lines(self) -> list[dict[str, Any]]:
        """Lines of the truth file."""
        return [json.loads(line) for line in self.truth.read_text(encoding="utf-8").splitlines()]

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        """Lines of one kind."""
        return [line for line in self.lines if line["kind"] == kind]

    def form(self, name: str) -> list[dict[str, str]]:
        """Rows of one form."""
        with (self.out / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            return list(csv.DictReader(handle))


@pytest.fixture(scope="session")
def dirty(tmp_path_factory):
    """Export of forty subjects, seed 2014."""
    folder = tmp_path_factory.mktemp("dirty")
    simulate(folder / "raw")
    return Written(folder / "raw", folder / "raw.truth.jsonl")


@pytest.fixture(scope="session")
def clean(tmp_path_factory):
    """Export of forty subjects, seed 2014, nothing planted."""
    folder = tmp_path_factory.mktemp("clean")
    simulate(folder / "raw", clean=True)
    return Written(folder / "raw", folder / "raw.truth.jsonl")
