"""Makes the clean package once for all tests of the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.mutants.clean import make
from tests.mutants.package import Package, open_package


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder with the clean package."""
    return make(tmp_path_factory.mktemp("mutants") / "study")


@pytest.fixture(scope="session")
def clean(outputs: Path) -> Package:
    """Give the clean package."""
    return open_package(outputs)
